import { afterEach, describe, expect, it } from 'vitest';
import { AwsError } from '#infra/local/kernel/aws-error.ts';
import { at, hour, openWorld, type World } from '#test/infra/local/states/world.ts';
import { waitFor } from '#test/support/wait-for.ts';

let world: World;
afterEach(() => world.close());

const task = (fields: object) =>
  JSON.stringify({
    QueryLanguage: 'JSONata',
    StartAt: 'Only',
    States: {
      Only: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: 'f', Payload: '{% $states.context.State.RetryCount %}' },
        TimeoutSeconds: 60,
        End: true,
        ...fields,
      },
    },
  });

const outage = async () => {
  throw new AwsError('TooManyRequestsException', 'slow down', 429);
};

const attempts = (n: number) => waitFor(() => expect(world.invocations).toHaveLength(n));

describe('a task that fails', () => {
  it('is tried again after pauses that grow up to a limit, then fails the execution', async () => {
    const Retry = [
      {
        ErrorEquals: ['Lambda.TooManyRequestsException'],
        IntervalSeconds: 10,
        BackoffRate: 3,
        MaxDelaySeconds: 50,
        MaxAttempts: 3,
      },
    ];
    world = await openWorld({ definition: task({ Retry }), outside: { invoke: outage } });
    await world.start('A', {});
    await attempts(1);
    for (const [made, seconds] of [10, 30, 50].entries()) {
      world.advance(seconds * 1000 - 1);
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(world.invocations).toHaveLength(made + 1);
      world.advance(1);
      await attempts(made + 2);
    }
    await waitFor(async () =>
      expect(await world.describe('A')).toMatchObject({
        status: 'FAILED',
        error: 'Lambda.TooManyRequestsException',
      }),
    );
    expect(world.invocations.map(({ event }) => event)).toEqual([0, 1, 2, 3]);
    expect(world.states.counters()).toMatchObject({ transitions: 5, executionsFailed: 1 });
  });
});

describe('a task without retriers', () => {
  it('times out when its function does not answer, and ignores the late answer', async () => {
    let answer = (_: unknown) => {};
    const invoke = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    world = await openWorld({ definition: task({}), outside: { invoke } });
    await world.start('A', {});
    await attempts(1);
    world.advance(60_000);
    await waitFor(async () =>
      expect(await world.describe('A')).toMatchObject({ status: 'FAILED', error: 'States.Timeout' }),
    );
    answer('late');
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect((await world.describe('A')).status).toBe('FAILED');
    expect((await world.history('A')).at(-2)).toBe('TaskTimedOut');
  });

  it('fails by an expression that yields nothing', async () => {
    world = await openWorld({ definition: task({ Output: '{% $states.result.Payload.nothing %}' }) });
    await world.start('A', {});
    await waitFor(async () =>
      expect(await world.describe('A')).toMatchObject({
        status: 'FAILED',
        error: 'States.QueryEvaluationError',
      }),
    );
  });

  it('is not tried again for a terminal error by a wildcard', async () => {
    const invoke = async () => 'x'.repeat(300_000);
    const Retry = [{ ErrorEquals: ['States.ALL'] }];
    world = await openWorld({ definition: task({ Retry }), outside: { invoke } });
    await world.start('A', {});
    await waitFor(async () =>
      expect(await world.describe('A')).toMatchObject({
        status: 'FAILED',
        error: 'States.DataLimitExceeded',
      }),
    );
  });
});

describe('a write of the token that fails', () => {
  it('is tried again with a new token', async () => {
    let failures = 2;
    const callService = async () => {
      failures -= 1;
      if (failures >= 0) throw new AwsError('ThrottlingException', 'slow down');
    };
    world = await openWorld({ outside: { callService } });
    await world.start('A', { code: 'A', timer: 1, at: at(world, hour) });
    await waitFor(() => {
      world.advance(1000);
      expect(world.writes).toHaveLength(3);
    });
    const [first, second, third] = world.writes.map(({ token }) => token);
    expect(new Set([first, second, third]).size).toBe(3);
    await expect(world.fail(first ?? '', 'Closed')).rejects.toMatchObject({ name: 'TaskTimedOut' });
    await world.fail(third ?? '', 'Closed');
    await waitFor(async () => expect((await world.describe('A')).status).toBe('SUCCEEDED'));
  });
});
