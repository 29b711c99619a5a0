import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { at, hour, openWorld, type World } from '#test/infra/local/states/world.ts';
import { waitFor } from '#test/support/wait-for.ts';

let folder: string;
let world: World;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'states-'));
});
afterEach(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

describe('executions after the process was killed', () => {
  it('all go on', async () => {
    const file = join(folder, 'db');
    const log = join(folder, 'log');
    const victim = spawn(process.execPath, ['test/infra/local/states/victim.ts', file, log], {
      stdio: 'inherit',
    });
    const lines = () => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []);
    await waitFor(() => expect(lines().length).toBeGreaterThan(100));
    victim.kill('SIGKILL');
    await once(victim, 'exit');

    const invoke = async (_: string, event: unknown) => ({
      code: codeOf(event),
      timer: 2,
      at: '2027-01-01T00:00:00Z',
    });
    world = await openWorld({ file, outside: { invoke } });
    world.advance(200 * hour);
    const codes = () => world.invocations.map(({ event }) => codeOf(event));
    // One more than was accepted may have been started: the kill came before its answer.
    await waitFor(() => expect(codes()).toEqual(expect.arrayContaining(lines())));
    expect(new Set(codes()).size).toBe(codes().length);
  }, 40_000);
});

describe('executions after a restart', () => {
  it('make a call again that was cut off, with the same token', async () => {
    const file = join(folder, 'db');
    world = await openWorld({ file, outside: { callService: () => new Promise(() => {}) } });
    await world.start('A', { code: 'A', timer: 1, at: at(world, hour) });
    const [cutOff] = world.writes;
    await world.close();

    world = await openWorld({ file });
    await waitFor(() => expect(world.writes).toEqual([cutOff]));
    await world.fail(cutOff?.token ?? '', 'Closed');
    await waitFor(async () => expect((await world.describe('A')).status).toBe('SUCCEEDED'));
  });

  it('do not repeat a call that was made', async () => {
    const file = join(folder, 'db');
    world = await openWorld({ file });
    await world.start('A', { code: 'A', timer: 1, at: at(world, hour) });
    await waitFor(async () => expect(await world.history('A')).toContain('TaskSubmitted'));
    const { token } = world.writes[0] ?? { token: '' };
    await world.close();

    world = await openWorld({ file });
    await world.fail(token, 'Closed');
    await waitFor(async () => expect((await world.describe('A')).status).toBe('SUCCEEDED'));
    expect(world.writes).toEqual([]);
  });

  it('go on with the definition that they were started with', async () => {
    const file = join(folder, 'db');
    world = await openWorld({ file });
    await world.start('A', { code: 'A', timer: 1, at: at(world, hour) });
    await waitFor(() => expect(world.writes).toHaveLength(1));
    const { token } = world.writes[0] ?? { token: '' };
    await world.close();

    const other = {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: 'f', Payload: 1 },
    };
    const States = { Other: { ...other, TimeoutSeconds: 1, End: true } };
    const definition = JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'Other', States });
    world = await openWorld({ file, definition });
    await world.fail(token, 'Closed');
    await waitFor(() => expect(world.invocations).toEqual([{ functionName: 'seal', event: { code: 'A' } }]));
  });
});

const codeOf = (event: unknown) => (event as { code: string }).code;
