import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { GetObjectCommand, ListObjectVersionsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { connect } from '#test/infra/local/s3/server.ts';

const Bucket = 'intake';
const children: ChildProcess[] = [];
const directory = mkdtempSync(join(tmpdir(), 's3-kill-'));

afterEach(async () => {
  for (const child of children) await kill(child);
  rmSync(directory, { recursive: true });
});

async function boot() {
  const child = fork(join(import.meta.dirname, 'child.ts'), [directory]);
  children.push(child);
  const [address] = await once(child, 'message');
  return { child, client: connect(`http://127.0.0.1:${z.object({ port: z.number() }).parse(address).port}`) };
}

async function kill(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

const bodyOf = (key: string) => Buffer.alloc(150_000, key);

/** Puts new keys by eight at a time until the server is gone; gives back those that were answered for. */
async function putUntilKilled(
  { client, child }: Awaited<ReturnType<typeof boot>>,
  round: number,
  after: number,
) {
  const answered: string[] = [];
  let next = 0;
  const worker = async () => {
    for (;;) {
      const Key = `${round}/${next++}`;
      await client.send(new PutObjectCommand({ Bucket, Key, Body: bodyOf(Key) }));
      answered.push(Key);
    }
  };
  const workers = Promise.allSettled(Array.from({ length: 8 }, worker));
  await pause(after);
  await kill(child);
  await workers;
  return answered;
}

describe('a server killed at any moment', () => {
  it('has every object it answered for, and has told each of them exactly once', async () => {
    const answered: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const after = 100 + Math.floor(Math.random() * 400);
      console.log(`round ${round}: killed after ${after} ms`);
      answered.push(...(await putUntilKilled(await boot(), round, after)));
    }
    expect(answered.length).toBeGreaterThan(20);
    const { client, child } = await boot();
    for (const Key of answered) {
      const got = await client.send(new GetObjectCommand({ Bucket, Key }));
      expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(bodyOf(Key))).toBe(true);
    }
    const { Versions = [] } = await client.send(new ListObjectVersionsCommand({ Bucket }));
    await kill(child);
    const db = new DatabaseSync(join(directory, 's3.sqlite'));
    const rows = db.prepare(`SELECT event ->> '$.detail.object.version-id' AS id FROM taken`).all();
    db.close();
    const some = Versions.map(({ VersionId }) => VersionId);
    const ids = rows.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of some) expect(ids).toContain(id);
    expect(ids.length).toBeGreaterThanOrEqual(answered.length);
  }, 60_000);
});
