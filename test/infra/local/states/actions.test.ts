import { ListExecutionsCommand, StopExecutionCommand, TaskTimedOut } from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { at, hour, machineArn, openWorld, type World } from '#test/infra/local/states/world.ts';
import { waitFor } from '#test/support/wait-for.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const input = () => ({ code: 'A', timer: 1, at: at(world, hour) });

async function waiting(name = 'A') {
  const before = world.writes.length;
  const started = await world.start(name, input());
  await waitFor(() => expect(world.writes).toHaveLength(before + 1));
  return { ...started, token: world.writes[before]?.token ?? '' };
}

describe('a running execution', () => {
  it('is not started twice by the same name and input', async () => {
    const first = await world.start('A', input());
    const second = await world.start('A', input());
    expect(second.executionArn).toBe(first.executionArn);
    expect(second.startDate).toEqual(first.startDate);
    expect(world.states.counters().executionsStarted).toBe(1);
  });

  it('is started once by many callers at once', async () => {
    const starts = await Promise.all(Array.from({ length: 20 }, () => world.start('A', input())));
    expect(new Set(starts.map(({ executionArn }) => executionArn)).size).toBe(1);
    expect(world.states.counters().executionsStarted).toBe(1);
    expect(world.writes).toHaveLength(1);
  });

  it('refuses its name to another input', async () => {
    await world.start('A', input());
    await expect(world.start('A', { ...input(), timer: 2 })).rejects.toMatchObject({
      name: 'ExecutionAlreadyExists',
    });
  });
});

describe('a waiting task', () => {
  it('takes one of many answers to its token', async () => {
    const { token } = await waiting();
    const answers = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) =>
        i % 2 ? world.succeed(token, { ...input(), timer: i }) : world.fail(token, 'Closed'),
      ),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers) {
      if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(TaskTimedOut);
    }
  });

  it('can be answered before the call that handed out the token has returned', async () => {
    await world.close();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    world = await openWorld({ outside: { callService: () => held } });
    const { token } = await waiting();
    await world.fail(token, 'Closed');
    release();
    await waitFor(async () => expect((await world.describe('A')).status).toBe('SUCCEEDED'));
  });

  it('no longer takes an answer once its time is over', async () => {
    const { token } = await waiting();
    world.advance(hour);
    await waitFor(() => expect(world.invocations).toHaveLength(1));
    await expect(world.succeed(token, {})).rejects.toMatchObject({ name: 'TaskTimedOut' });
  });
});

describe('a stopped execution', () => {
  it('is aborted and takes no answer', async () => {
    const { executionArn, token } = await waiting();
    await world.client.send(new StopExecutionCommand({ executionArn, error: 'Replaced', cause: 'by hand' }));
    expect(await world.describe('A')).toMatchObject({
      status: 'ABORTED',
      error: 'Replaced',
      cause: 'by hand',
    });
    await expect(world.succeed(token, {})).rejects.toMatchObject({ name: 'TaskTimedOut' });
    world.advance(2 * hour);
    expect(world.states.counters()).toMatchObject({ executionsAborted: 1, transitions: 2 });
  });
});

describe('a closed execution', () => {
  it('tells its history and keeps its name', async () => {
    const { token } = await waiting();
    await waitFor(async () => expect(await world.history('A')).toContain('TaskSubmitted'));
    await world.fail(token, 'Closed');
    await waitFor(async () => expect((await world.describe('A')).status).toBe('SUCCEEDED'));
    expect(await world.history('A')).toEqual([
      ...['ExecutionStarted', 'TaskStateEntered', 'TaskScheduled', 'TaskStarted', 'TaskSubmitted'],
      ...['TaskFailed', 'TaskStateExited'],
      ...['TaskStateEntered', 'TaskScheduled', 'TaskStarted', 'TaskSucceeded', 'TaskStateExited'],
      'ExecutionSucceeded',
    ]);
    await expect(world.start('A', input())).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
  });
});

describe('the list of executions', () => {
  it('is read in pages, newest first, by status', async () => {
    for (const name of ['A', 'B', 'C']) await waiting(name);
    await world.fail(world.writes[1]?.token ?? '', 'Closed');
    await waitFor(async () => expect((await world.describe('B')).status).toBe('SUCCEEDED'));

    const names: (string | undefined)[] = [];
    let nextToken: string | undefined;
    do {
      const page = await world.client.send(
        new ListExecutionsCommand({
          stateMachineArn: machineArn,
          statusFilter: 'RUNNING',
          maxResults: 1,
          nextToken,
        }),
      );
      names.push(...(page.executions ?? []).map(({ name }) => name));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    expect(names).toEqual(['C', 'A']);
  });
});

describe('a wrong request', () => {
  it.each([
    ['a token of nobody', () => world.succeed('AQCAAAA', {}), 'InvalidToken'],
    ['a name with a space', () => world.start('A B', input()), 'InvalidName'],
    ['a name of 81 characters', () => world.start('A'.repeat(81), input()), 'InvalidName'],
    ['an execution of nobody', () => world.describe('nobody'), 'ExecutionDoesNotExist'],
    [
      'a machine of nobody',
      () => world.client.send(new ListExecutionsCommand({ stateMachineArn: `${machineArn}x` })),
      'StateMachineDoesNotExist',
    ],
    [
      'a parameter that is not obeyed here',
      () => world.client.send(new ListExecutionsCommand({ stateMachineArn: machineArn, mapRunArn: 'x' })),
      'ValidationException',
    ],
  ])('is refused: %s', async (_, send, name) => {
    await expect(send()).rejects.toMatchObject({ name });
  });
});
