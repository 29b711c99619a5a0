import type { Assembly } from '#local/assembly/assembly.ts';
import { type Authoriser, createAuthoriser } from '#local/authorisation/authoriser.ts';
import { createCallers, operatorRole } from '#local/authorisation/callers.ts';
import type { TableKeys } from '#local/authorisation/dynamodb-needs.ts';
import { createGuard, type Guard } from '#local/authorisation/guard.ts';
import { without } from '#local/authorisation/rights.ts';
import { Statement } from '#local/authorisation/statement.ts';

type Deployed = Pick<Assembly, 'functions' | 'queues' | 'tables' | 'signingKeys' | 'policies'>;

interface Options {
  /** A right to leave out, by its name, to see what fails without it. */
  without?: string | undefined;
  region: string;
  machineOf(taskToken: string): string | undefined;
}

const everything = Statement.parse({ Effect: 'Allow', Action: '*', Resource: '*' });

/** What stands between the callers of a deployment and its engines. */
export function openGuard(
  { functions, queues, tables, signingKeys, ...deployed }: Deployed,
  { region, machineOf, without: left }: Options,
): { guard: Guard; authoriser: Authoriser } {
  const policies = left === undefined ? deployed.policies : without(deployed.policies, left);
  const { account } = policies;
  const roles = new Map([...policies.roles, [operatorRole(account), [everything]] as const]);
  const authoriser = createAuthoriser({ ...policies, roles });
  const byName = new Map<string, TableKeys>(
    tables.flatMap((table) => [[table.name, table] as const, [table.arn, table] as const]),
  );
  const queueArns = new Map(queues.map(({ name, arn }) => [name, arn]));
  const keyArns = new Map(signingKeys.map(({ id, arn }) => [id, arn]));
  const keys = new Map([...tables, ...queues].map(({ arn, kmsKey }) => [arn, kmsKey]));
  const guard = createGuard({
    authoriser,
    callerOf: createCallers(functions, account),
    findTable: (nameOrArn) => byName.get(nameOrArn),
    region,
    keyOf: (resource) => keys.get(resource),
    known: {
      queueArn: (name) => queueArns.get(name) ?? `arn:aws:sqs:${region}:${account}:${name}`,
      keyArn: (id) => keyArns.get(id) ?? id,
      functionArn: (name) => functions.find((one) => one.name === name)?.arn ?? name,
      machineOf,
    },
  });
  return { guard, authoriser };
}
