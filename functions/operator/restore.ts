import { parseArgs } from 'node:util';
import { DynamoDBClient, RestoreTableToPointInTimeCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { verifyChain } from '#shared/journal/chain.ts';
import { command, say } from './command.ts';
import { applyRestore, type Plan, planRestore } from './restore/dossier.ts';

const usage = `restore <command>   (TABLE_NAME names the living table)

  table --at <time> --as <name>          makes a new table of how the living one was then (its last 35 days)
  preview <code> --from <table>          shows what would become of a dossier
  apply <code> --from <table> [--discard]
                                         puts the dossier back as it is in that table, and touches no other;
                                         --discard where acts since then are lost by it`;

const options = {
  at: { type: 'string' },
  as: { type: 'string' },
  from: { type: 'string' },
  discard: { type: 'boolean' },
} as const;

const Environment = z.object({ TABLE_NAME: z.string('TABLE_NAME must name the table').min(1) });

async function restoreTable(living: string, at: string, name: string): Promise<void> {
  const time = z.iso.datetime({ offset: true, error: '--at is no time such as 2026-11-28T09:30:00+07:00' });
  await new DynamoDBClient({}).send(
    new RestoreTableToPointInTimeCommand({
      SourceTableName: living,
      TargetTableName: name,
      RestoreDateTime: new Date(time.parse(at)),
    }),
  );
  say(`${name} is being made; it is ready when "aws dynamodb wait table-exists --table-name ${name}" ends.`);
}

async function restoreDossier(
  verb: string,
  code: string,
  { from, discard }: { from: string; discard: boolean },
) {
  const { TABLE_NAME: living } = Environment.parse(process.env);
  const client = dynamoClient();
  const stores = { living: dynamoDossierStore(client, living), restored: dynamoDossierStore(client, from) };
  const deps = { client, living, restored: from };
  const plan = await planRestore(deps, await stores.restored.journal(code), code);
  for (const line of linesOf(plan)) say(line);
  if (verb === 'preview') return client.destroy();
  if (plan.lost.length > 0 && !discard)
    throw new Error('These acts would be lost: nothing was done. --discard does it.');
  await applyRestore(deps, plan);
  const journal = await stores.living.journal(code);
  if (!verifyChain(journal).ok) throw new Error('The journal is broken still.');
  say(`${code} is restored: ${journal.length} entries, the chain unbroken.`);
  client.destroy();
}

const linesOf = ({ puts, deletes, lost }: Plan) => [
  `${puts.length} items to put back, ${deletes.length} to take away.`,
  ...lost.map((name) => `! lost: ${name}`),
];

await command(async (args) => {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [verb = '', code, ...more] = positionals;
  const { as: name, at, discard = false, from } = values;
  if (verb === 'table' && code === undefined && at !== undefined && name !== undefined)
    return restoreTable(Environment.parse(process.env).TABLE_NAME, at, name);
  if (!['preview', 'apply'].includes(verb) || code === undefined || from === undefined || more.length > 0)
    throw new Error(usage);
  await restoreDossier(verb, code, { from, discard });
});
