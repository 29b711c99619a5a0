import type { Assembly } from '#local/assembly/assembly.ts';
import type { Guard } from '#local/authorisation/guard.ts';
import type { Outside } from '#local/states/call.ts';

/** What a state machine does is judged by the rights of its role. */
export function allowMachines(
  { functions, machines }: Pick<Assembly, 'functions' | 'machines'>,
  guard: Guard,
): NonNullable<Outside['allow']> {
  const roles = new Map(machines.map(({ arn, roleArn }) => [arn, roleArn]));
  return (machine, service, target, input) => {
    const session = machine.split(':').at(-1) ?? '';
    const principal = { kind: 'role' as const, arn: roles.get(machine) ?? '', session };
    if (service === 'dynamodb') return guard.dynamodbAs(principal, target, input);
    const resource = functions.find(({ name }) => name === target)?.arn ?? target;
    guard.demand(principal, [{ action: 'lambda:InvokeFunction', resource }]);
  };
}
