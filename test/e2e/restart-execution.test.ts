import { DeleteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ListExecutionsCommand, type SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keys } from '#shared/adapters/dynamodb/kit/keys.ts';
import { dynamoOf, sfnOf, tableOf } from '#test/support/aws.ts';
import { type Cast, signInAll, unit } from '#test/support/cast.ts';
import { moveClock } from '#test/support/control.ts';
import { complete, eventually, look, sign, submission } from '#test/support/dossiers.ts';
import { flawIn, storeOf } from '#test/support/journals.ts';
import { handedIn, untilSealed } from '#test/support/lives.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';
import { assemblyAt, unfinished } from '#test/support/queues.ts';

let cloud: LocalCloud;
let cast: Cast;
let sfn: SFNClient;
let dynamo: DynamoDBClient;
let machine: string;

beforeAll(async () => {
  cloud = await startLocalCloud();
  cast = await signInAll(cloud.addresses);
  sfn = sfnOf(cloud.addresses);
  dynamo = dynamoOf(cloud.addresses);
  machine = assemblyAt(cloud.addresses).machines[0]?.arn ?? '';
});
afterAll(() => cloud.close());

/** The dossier's executions that are running, by name. */
async function running(code: string) {
  const { executions = [] } = await sfn.send(
    new ListExecutionsCommand({ stateMachineArn: machine, statusFilter: 'RUNNING' }),
  );
  return executions.filter(({ name }) => name?.startsWith(code));
}

/** Loses the dossier's execution as nothing in the system ever would. */
async function stopExecution(code: string) {
  const [execution] = await eventually(
    () => running(code),
    (found) => found.length === 1,
  );
  await sfn.send(new StopExecutionCommand({ executionArn: execution?.executionArn }));
}

const forgetRun = async (code: string) =>
  dynamo.send(new DeleteItemCommand({ TableName: await tableOf(dynamo), Key: keys.run(code) }));

/** Past the moment, and past the sweeper's patience. */
const moveBeyond = (at: string | undefined) =>
  moveClock(cloud.addresses, { to: new Date(Date.parse(at ?? '') + 20 * 60_000).toISOString() });

const until = (code: string, field: 'warned' | 'overdue') =>
  eventually(
    () => look(cast.specialist, code),
    ({ task }) => task?.[field] === true,
  );

async function accepted() {
  const code = await handedIn(cast.portal, submission(unit));
  await complete(cast.reception, code, { outcome: 'accept' });
  return code;
}

async function stop(code: string) {
  await complete(cast.specialist, code, { outcome: 'stop', reason: 'Xin dừng.', basis: 'Luật Hộ tịch' });
  return sign(cast.leader, code);
}

describe.each([
  ['is stopped', async () => {}],
  ['is stopped, and its token is lost with it', forgetRun],
])('a dossier whose execution %s', (_, forget) => {
  it('is warned and escalated all the same, by a new execution from then on', async () => {
    const code = await accepted();
    await stopExecution(code);
    await forget(code);
    expect(await running(code)).toEqual([]);
    const { task } = await look(cast.specialist, code);
    await moveBeyond(new Date(Date.parse(task?.dueAt ?? '') - 2 * 3_600_000).toISOString());
    await until(code, 'warned');
    await eventually(
      () => running(code),
      (found) => found.length === 1,
    );
    // Now to the second, which only an execution keeps to.
    await moveClock(cloud.addresses, { to: new Date(Date.parse(task?.dueAt ?? '') + 1_000).toISOString() });
    await until(code, 'overdue');

    await stop(code);
    await untilSealed(cast.portal, code);
    expect(await flawIn(await storeOf(cloud.addresses), code)).toBeUndefined();
  });

  it('is sealed all the same where it closes before anybody has noticed', async () => {
    const code = await accepted();
    await stopExecution(code);
    await forget(code);
    const closed = await stop(code);
    // Until its last paper is printed there is nothing to seal.
    await eventually(
      () => look(cast.specialist, code),
      ({ files }) => files.some(({ id }) => id.startsWith('stop-notice')),
    );
    await moveBeyond(closed.closedAt);
    await untilSealed(cast.portal, code);
    expect(await flawIn(await storeOf(cloud.addresses), code)).toBeUndefined();
  });
});

describe('the sweeping', () => {
  it('leaves nothing undone behind', async () => {
    const left = () => unfinished(cloud.addresses);
    expect(await eventually(left, (queues) => queues.length === 0)).toEqual([]);
  });
});
