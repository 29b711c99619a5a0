import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { shopAssembly } from '#test/infra/local/assembly/shop.ts';
import { freePorts } from '#test/support/local-cloud.ts';
import { waitFor } from '#test/support/wait-for.ts';

const main = path.resolve(import.meta.dirname, '../../../infra/start/main.ts');
const orders = 60;
const kills = 4;
const seed = Number(process.env.KILL_SEED ?? Date.now() % 100_000);

/** A repeatable sequence of numbers below one. */
function numbers(from: number) {
  let state = from;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

async function up(args: string[], control: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await waitFor(async () => expect((await fetch(`${control}/health`)).status).toBe(200));
  return child;
}

describe(`a cloud that is killed again and again under load (KILL_SEED=${seed})`, () => {
  it('finishes every order that it has accepted', { timeout: 120_000 }, async () => {
    const port = await freePorts();
    const [api, control] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${port + 5}`];
    const folder = mkdtempSync(path.join(tmpdir(), 'motcua-killed-'));
    const args = ['--port', `${port}`, '--data', folder, '--assembly', shopAssembly(), '--no-throttle'];
    const random = numbers(seed);
    let cloud = await up(args, control);
    const accepted = new Set<string>();
    let placed = 0;
    const place = async () => {
      for (let id = placed++; id < orders; id = placed++) {
        // Whoever gets no answer asks again.
        while (!accepted.has(`order-${id}`)) {
          await sleep(200 * random());
          const response = await fetch(`${api}/orders/order-${id}`, { method: 'PUT' }).catch(() => undefined);
          if (response?.status === 201) accepted.add(`order-${id}`);
        }
      }
    };
    const placing = Promise.all(Array.from({ length: 4 }, place));
    for (let i = 0; i < kills; i += 1) {
      await sleep(100 + 600 * random());
      cloud.kill('SIGKILL');
      cloud = await up(args, control);
    }
    await placing;
    expect(accepted.size).toBe(orders);
    await waitFor(() => all(api, accepted, 'token'));
    await fetch(`${control}/clock`, { method: 'POST', body: '{"advance":"P2D"}' });
    await waitFor(() => all(api, accepted, 'late'));
  });
});

async function all(api: string, ids: Set<string>, mark: string) {
  const missing: string[] = [];
  for (const id of ids) {
    const item = (await (await fetch(`${api}/orders/${id}`)).json()) as object;
    if (!(mark in item)) missing.push(id);
  }
  expect(missing).toEqual([]);
}
