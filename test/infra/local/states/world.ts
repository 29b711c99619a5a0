import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { Outside } from '#infra/local/states/call.ts';
import { createStates } from '#infra/local/states/states.ts';
import { clientConfig, serve } from '#test/infra/local/states/serve.ts';

export const machineArn = 'arn:aws:states:ap-southeast-1:123456789012:stateMachine:dossier';
const executionArn = (name: string) => `arn:aws:states:ap-southeast-1:123456789012:execution:dossier:${name}`;

/** The definition as it is in the repository. */
export const rawDefinition = () => readFileSync('infra/workflows/dossier.asl.json', 'utf8');

const functionArn = (name: string) => `arn:aws:lambda:ap-southeast-1:123456789012:function:${name}`;
const substitutions: Record<string, string> = {
  TableName: 'dossiers',
  DeadlineFunctionArn: functionArn('deadline'),
  SealFunctionArn: functionArn('seal'),
};

/** The definition as CloudFormation would deploy it. */
export const dossierDefinition = () =>
  rawDefinition().replace(/\$\{(\w+)\}/g, (placeholder, name) => substitutions[name] ?? placeholder);

export interface WorldOptions {
  file?: string;
  definition?: string;
  outside?: Partial<Outside>;
}

const noon = Date.parse('2026-11-23T05:00:00Z');

/** Step Functions behind its real wire format, with a clock to move and everything that tasks did written down. */
export async function openWorld(options: WorldOptions = {}) {
  const db = new DatabaseSync(options.file ?? ':memory:');
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  const clock = { time: noon, now: () => clock.time };
  const { writes, invocations, ...outside } = watched(options.outside ?? {});
  const definition = options.definition ?? dossierDefinition();
  const states = createStates({
    db,
    clock,
    machines: [
      { arn: machineArn, name: 'dossier', roleArn: 'arn:aws:iam::123456789012:role/dossier', definition },
    ],
    ...outside,
  });
  states.start();
  const server = await serve({ AWSStepFunctions: states });
  const client = new SFNClient(clientConfig(server.port));

  return {
    clock,
    client,
    states,
    writes,
    invocations,
    ...requests(client),
    advance(milliseconds: number) {
      clock.time += milliseconds;
      states.tick();
    },
    async close() {
      states.close();
      client.destroy();
      server.close();
      db.close();
    },
  };
}

function watched(outside: Partial<Outside>) {
  const writes: { key: string; token: string; timer: string }[] = [];
  const invocations: { functionName: string; event: unknown }[] = [];
  return {
    writes,
    invocations,
    async invoke(functionName: string, event: unknown) {
      invocations.push({ functionName, event });
      return outside.invoke?.(functionName, event);
    },
    async callService(service: string, action: string, input: unknown) {
      const { Key, ExpressionAttributeValues: values } = input as UpdateItem;
      writes.push({ key: Key.pk.S, token: values[':token']?.S ?? '', timer: values[':timer']?.N ?? '' });
      return outside.callService?.(service, action, input);
    },
  };
}

const requests = (client: SFNClient) => ({
  start: (name: string, input: object) =>
    client.send(
      new StartExecutionCommand({ stateMachineArn: machineArn, name, input: JSON.stringify(input) }),
    ),
  succeed: (taskToken: string, output: object) =>
    client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) })),
  fail: (taskToken: string, error: string) => client.send(new SendTaskFailureCommand({ taskToken, error })),
  describe: (name: string) => client.send(new DescribeExecutionCommand({ executionArn: executionArn(name) })),
  async history(name: string) {
    const { events = [] } = await client.send(
      new GetExecutionHistoryCommand({ executionArn: executionArn(name), maxResults: 1000 }),
    );
    return events.map(({ type }) => type);
  },
});

interface UpdateItem {
  Key: { pk: { S: string } };
  ExpressionAttributeValues: Record<string, { S?: string; N?: string }>;
}

export type World = Awaited<ReturnType<typeof openWorld>>;

export const hour = 3_600_000;
export const at = (world: World, milliseconds: number) =>
  new Date(world.clock.time + milliseconds).toISOString();
