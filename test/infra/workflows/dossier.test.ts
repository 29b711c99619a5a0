import { afterEach, describe, expect, it } from 'vitest';
import { FunctionError } from '#infra/local/kernel/engine.ts';
import { at, hour, openWorld, type World } from '#test/infra/local/states/world.ts';
import { waitFor } from '#test/support/wait-for.ts';

const code = 'H00.01-261123-0001';
let world: World;
afterEach(() => world.close());

const nthToken = (n: number) =>
  waitFor(() => {
    const write = world.writes[n - 1];
    if (write === undefined) throw new Error(`no token ${n} yet`);
    return write.token;
  });

const finished = (status: string) =>
  waitFor(async () => expect((await world.describe(code)).status).toBe(status));

describe('a dossier that is worked on', () => {
  it('costs at most seven transitions for three officer tasks, the start included', async () => {
    world = await openWorld();
    await world.start(code, { code, timer: 1, at: at(world, hour) });
    for (const timer of [2, 3, 4]) {
      await world.succeed(await nthToken(timer - 1), { code, timer, at: at(world, hour) });
    }
    await world.fail(await nthToken(4), 'Closed');
    await finished('SUCCEEDED');

    expect(world.invocations).toEqual([{ functionName: 'seal', event: { code } }]);
    expect(world.states.counters()).toMatchObject({ transitions: 6, executionsSucceeded: 1 });
  });

  it('leaves its token and its timer with the dossier', async () => {
    const requests: unknown[] = [];
    const callService = async (...request: unknown[]) => requests.push(request);
    world = await openWorld({ outside: { callService } });
    const { executionArn } = await world.start(code, { code, timer: 7, at: at(world, hour) });
    const token = await nthToken(1);

    expect(requests).toEqual([
      [
        'dynamodb',
        'UpdateItem',
        {
          TableName: 'dossiers',
          Key: { pk: { S: `DOSSIER#${code}` }, sk: { S: 'RUN' } },
          UpdateExpression: 'SET #token = :token, #timer = :timer, #execution = :execution',
          ExpressionAttributeNames: { '#token': 'token', '#timer': 'timer', '#execution': 'execution' },
          ExpressionAttributeValues: {
            ':token': { S: token },
            ':timer': { N: '7' },
            ':execution': { S: executionArn },
          },
        },
      ],
    ]);
  });
});

describe('a dossier whose timer runs out', () => {
  it('asks what a deadline means not before it has passed, and waits for the next one', async () => {
    const next = { code, timer: 2, at: '2026-12-01T10:00:00+07:00' };
    world = await openWorld({ outside: { invoke: async () => next } });
    await world.start(code, { code, timer: 1, at: at(world, hour) });
    await nthToken(1);
    world.advance(hour - 1);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(world.invocations).toEqual([]);

    world.advance(1);
    await nthToken(2);
    expect(world.invocations).toEqual([{ functionName: 'deadline', event: { code, timer: 1 } }]);
    expect(world.writes[1]).toMatchObject({ key: `DOSSIER#${code}`, timer: '2' });
  });

  it('is sealed when it turns out to be closed: it waits again, and its token is answered', async () => {
    const closed = { code, timer: 3, at: '2026-12-01T10:00:00+07:00' };
    const invoke = async (name: string) => (name === 'deadline' ? closed : { sealed: true });
    world = await openWorld({ outside: { invoke } });
    await world.start(code, { code, timer: 1, at: at(world, -hour) });
    await nthToken(1);
    world.advance(1000);
    await world.fail(await nthToken(2), 'Closed');
    await finished('SUCCEEDED');

    expect(world.invocations.map(({ functionName }) => functionName)).toEqual(['deadline', 'seal']);
    expect((await world.describe(code)).output).toBe('{"sealed":true}');
  });

  it('waits on without a due time until it is told', async () => {
    world = await openWorld();
    await world.start(code, { code, timer: 1 });
    await nthToken(1);
    world.advance(10_000 * hour);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(world.invocations).toEqual([]);
  });
});

describe('a closed dossier', () => {
  it('that is not yet to be sealed is asked again after seconds, and not sooner', async () => {
    let asked = 0;
    const invoke = async () => {
      asked += 1;
      return asked < 3 ? { code, notYet: `${code} waits for its papers` } : { code, status: 'returned' };
    };
    world = await openWorld({ outside: { invoke } });
    await world.start(code, { code, timer: 1, at: at(world, hour) });
    await world.fail(await nthToken(1), 'Closed');
    await waitFor(() => expect(asked).toBe(1));
    for (const [seconds, times] of [
      [5, 2],
      [8, 3],
    ] as const)
      await waitFor(() => {
        world.advance(seconds * 1000);
        expect(asked).toBe(times);
      });
    await finished('SUCCEEDED');
    expect((await world.describe(code)).output).toBe(`{"code":"${code}","status":"returned"}`);
  });

  it('tries a seal again until it succeeds', async () => {
    let attempts = 0;
    const invoke = async () => {
      attempts += 1;
      if (attempts < 4) throw new FunctionError('Error', 'no archive');
    };
    world = await openWorld({ outside: { invoke } });
    await world.start(code, { code, timer: 1, at: at(world, hour) });
    await world.fail(await nthToken(1), 'Closed');
    for (let seconds = 2; attempts < 4; seconds *= 2) {
      const before = attempts;
      await waitFor(() => {
        world.advance(seconds * 1000);
        expect(attempts).toBeGreaterThan(before);
      });
    }
    await finished('SUCCEEDED');
    expect(attempts).toBe(4);
  });
});
