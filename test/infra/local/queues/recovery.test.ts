import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openQueues } from '#test/infra/local/queues/world.ts';
import { waitFor } from '#test/support/wait-for.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'queues-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('messages after the process was killed', () => {
  it('are all there', async () => {
    const file = join(folder, 'db');
    const log = join(folder, 'log');
    const victim = spawn(process.execPath, ['test/infra/local/queues/victim.ts', file, log], {
      stdio: 'inherit',
    });
    const lines = () => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []);
    await waitFor(() => expect(lines().length).toBeGreaterThan(100));
    victim.kill('SIGKILL');
    await once(victim, 'exit');

    const world = await openQueues(file);
    const received: (string | undefined)[] = [];
    for (let batch = await world.receive(); batch.length > 0; batch = await world.receive()) {
      received.push(...batch.map(({ MessageId }) => MessageId));
    }
    world.close();
    expect(received).toEqual(expect.arrayContaining(lines()));
  }, 40_000);
});
