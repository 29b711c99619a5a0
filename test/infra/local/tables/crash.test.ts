import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { waitFor } from '#test/support/wait-for.ts';
import { engine, keysOf, mapping } from './engine.ts';

describe('a cloud that is started again', () => {
  it('goes on after the last change that its function has taken', async () => {
    const { follow, put } = await engine();
    const taken: string[] = [];
    const take = async (_: string, event: unknown) => void taken.push(...keysOf(event));
    const first = await follow([mapping()], take);
    await put('a');
    await waitFor(() => expect(taken).toEqual(['a']));
    await first.close();
    await put('b');
    await follow([mapping()], take);
    await waitFor(() => expect(taken).toEqual(['a', 'b']));
  });

  it('tells again what the function had in hand', async () => {
    const { follow, put, db } = await engine();
    const kept = () => db.prepare('SELECT sequence FROM stream_checkpoint WHERE reader = ?').get('signal');
    const hanging: string[] = [];
    const end = Promise.withResolvers();
    await put('a');
    await follow([mapping()], (_, event) => {
      hanging.push(...keysOf(event));
      return end.promise;
    });
    onTestFinished(() => end.reject(new Error('ended')));
    await waitFor(() => expect(hanging).toEqual(['a']));
    expect(kept()).toEqual({ sequence: null });

    const taken: string[] = [];
    await follow([mapping()], async (_, event) => void taken.push(...keysOf(event)));
    await waitFor(() => expect(taken).toEqual(['a']));
    await waitFor(() => expect(kept()).toEqual({ sequence: '1' }));
  });
});

describe('an engine that dies', () => {
  it('costs no change', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue();
    onTestFinished(() => said.mockRestore());
    const { follow, put, directory } = await engine();
    const taken: string[] = [];
    await follow([mapping()], async (_, event) => void taken.push(...keysOf(event)));
    const codes = Array.from({ length: 60 }, (_, i) => `DOSSIER#${i}`);
    for (const [i, code] of codes.entries()) {
      if (i % 20 === 10) killEngine(directory);
      await waitFor(() => put(code));
    }
    await waitFor(() => expect(new Set(taken)).toEqual(new Set(codes)));
  });
});

function killEngine(directory: string) {
  const group = readFileSync(path.join(directory, 'dynamodb.pid'), 'utf8').trim();
  const [pid] = readFileSync(`/proc/${group}/task/${group}/children`, 'utf8').split(' ');
  process.kill(Number(pid), 'SIGKILL');
}
