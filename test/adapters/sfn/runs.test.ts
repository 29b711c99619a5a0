import { afterEach, describe, expect, it } from 'vitest';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { getItem } from '#shared/adapters/dynamodb/kit/get-items.ts';
import { sfnClient } from '#shared/adapters/sfn/client.ts';
import { sfnRuns } from '#shared/adapters/sfn/runs.ts';
import { type Answer, scripted } from '#test/adapters/aws/scripted.ts';

const wait = { code: 'H00.01-20260302-0000001', timer: 3, at: '2026-03-02T04:05:00.000Z' };
const closings: (() => void)[] = [];
afterEach(() => {
  for (const close of closings.splice(0)) close();
});

/** Runs on one server that answers as Step Functions and as DynamoDB. */
async function against(...script: Answer[]) {
  const { options, asked, close } = await scripted(...script);
  const [sfn, dynamo] = [sfnClient(options), dynamoClient(options)];
  closings.push(
    () => sfn.destroy(),
    () => dynamo.destroy(),
    close,
  );
  return { runs: sfnRuns(sfn, getItem(dynamo, 'motcua'), 'arn:machine'), asked };
}

describe('an execution', () => {
  it('is started by name with what it waits for', async () => {
    const { runs, asked } = await against();
    expect(await runs.start('H00.01-20260302-0000001', wait)).toBe('started');
    expect(asked[0]).toMatchObject({
      action: 'StartExecution',
      input: {
        stateMachineArn: 'arn:machine',
        name: 'H00.01-20260302-0000001',
        input: JSON.stringify(wait),
      },
    });
  });

  it('of a name that was there before is not started again', async () => {
    const { runs } = await against({ error: 'ExecutionAlreadyExists' });
    expect(await runs.start('x', wait)).toBe('exists');
  });

  it('that cannot be started is an outage', async () => {
    const { runs, asked } = await against(
      ...Array<Answer>(4).fill({ error: 'ServiceUnavailable', status: 503 }),
    );
    await expect(runs.start('x', wait)).rejects.toThrow('ServiceUnavailable');
    expect(asked).toHaveLength(4);
  });

  it('is found by the token that it left', async () => {
    const { runs, asked } = await against({ ok: { Item: { token: { S: 'secret' }, timer: { N: '3' } } } });
    expect(await runs.find(wait.code)).toEqual({ token: 'secret', timer: 3 });
    expect(asked[0]).toMatchObject({
      action: 'GetItem',
      input: {
        Key: { pk: { S: `DOSSIER#${wait.code}` }, sk: { S: 'RUN' } },
        ConsistentRead: true,
      },
    });
  });

  it('that left none yet is not found', async () => {
    const { runs } = await against();
    expect(await runs.find(wait.code)).toBeUndefined();
  });
});

describe('an answer', () => {
  it('sends the execution on to its next timer', async () => {
    const { runs, asked } = await against();
    expect(await runs.answer('token', wait)).toBe('answered');
    expect(asked[0]).toMatchObject({
      action: 'SendTaskSuccess',
      input: { taskToken: 'token', output: JSON.stringify(wait) },
    });
  });

  it('ends the waiting by the error that the definition catches', async () => {
    const { runs, asked } = await against();
    expect(await runs.answer('token', undefined)).toBe('answered');
    expect(asked[0]).toMatchObject({ action: 'SendTaskFailure', input: { error: 'Closed' } });
  });

  it.each(['TaskDoesNotExist', 'TaskTimedOut', 'InvalidToken'])(
    'to somebody who waits no more says so: %s',
    async (error) => {
      const { runs } = await against({ error }, { error });
      expect(await runs.answer('token', wait)).toBe('gone');
      expect(await runs.answer('token', undefined)).toBe('gone');
    },
  );

  it('that could not be given is an outage', async () => {
    const { runs } = await against({ error: 'AccessDeniedException' });
    await expect(runs.answer('token', wait)).rejects.toThrow('AccessDeniedException');
  });
});
