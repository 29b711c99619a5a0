import { type Policies, partitioning, partitionsOf, type Statement } from '#local/authorisation/statement.ts';

/** One thing that a role may do: an action on a resource, of a table on a partition. */
export interface Right {
  role: string;
  action: string;
  resource: string;
  partition?: string;
}

/** How a right is named on a command line and in a report. */
export const nameOfRight = ({ role, action, resource, partition }: Right): string =>
  [role.split('/').at(-1), action, resource, ...(partition === undefined ? [] : [partition])].join(' ');

/** Everything that the roles of a deployment may do. */
export const rightsIn = ({ roles }: Policies): Right[] =>
  [...roles].flatMap(([role, statements]) => statements.flatMap((statement) => rightsOf(role, statement)));

function rightsOf(role: string, statement: Statement): Right[] {
  const { Effect, Action = [], Resource = [] } = statement;
  if (Effect === 'Deny') return [];
  const partitions = partitionsOf(statement);
  return Action.flatMap((action) =>
    Resource.flatMap((resource): Right[] =>
      partitions === undefined
        ? [{ role, action, resource }]
        : partitions.map((partition) => ({ role, action, resource, partition })),
    ),
  );
}

/** The same deployment with one right less; throws where nobody has it. */
export function without(policies: Policies, name: string): Policies {
  const right = rightsIn(policies).find((one) => nameOfRight(one) === name);
  if (right === undefined) throw new Error(`nobody has the right "${name}"`);
  const left = (policies.roles.get(right.role) ?? []).flatMap((statement) => deprived(statement, right));
  return { ...policies, roles: new Map([...policies.roles, [right.role, left] as const]) };
}

/** What is left of a statement: its other actions as they were, and of this one the other resources or partitions. */
function deprived(statement: Statement, { action, resource, partition }: Right): Statement[] {
  const { Action = [], Resource = [], Condition } = statement;
  if (!Action.includes(action) || !Resource.includes(resource)) return [statement];
  const partitions = partitionsOf(statement);
  const others = Action.filter((one) => one !== action);
  const elsewhere = Resource.filter((one) => one !== resource);
  const left = partitions?.filter((one) => one !== partition) ?? [];
  const one = { ...statement, Action: [action] };
  const { operator, key } = partitioning;
  const held = { ...Condition, [operator]: { ...Condition[operator], [key]: left } };
  return [
    ...(others.length === 0 ? [] : [{ ...statement, Action: others }]),
    ...(elsewhere.length === 0 ? [] : [{ ...one, Resource: elsewhere }]),
    ...(left.length === 0 ? [] : [{ ...one, Resource: [resource], Condition: held }]),
  ];
}
