import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { S3Client } from '@aws-sdk/client-s3';
import { afterEach } from 'vitest';
import type { EventBridgeEvent } from '#infra/local/kernel/engine.ts';
import type { S3Options } from '#infra/local/s3/call/options.ts';
import type { BucketConfig } from '#infra/local/s3/model/bucket.ts';
import { createS3, type S3 } from '#infra/local/s3/s3.ts';
import { region } from '#test/infra/local/s3/options.ts';

export const credentials = { accessKeyId: 'local-portal', secretAccessKey: 'local' };
export const day = 86_400_000;

/** A running server with what a test looks at. */
export interface Running {
  s3: S3;
  url: string;
  client: S3Client;
  db: DatabaseSync;
  directory: string;
  events: EventBridgeEvent[];
  /** Moves the server's time. */
  advance(milliseconds: number): void;
  /** Drops everything but what is on disk, as `kill -9` does, and starts anew. */
  crash(): Promise<void>;
}

const cleanups: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

export async function start(buckets: BucketConfig[], options: Partial<S3Options> = {}): Promise<Running> {
  const directory = mkdtempSync(join(tmpdir(), 's3-'));
  cleanups.push(() => rmSync(directory, { recursive: true, maxRetries: 3 }));
  const events: EventBridgeEvent[] = [];
  let ahead = 0;
  const open = () => {
    const db = new DatabaseSync(join(directory, 's3.sqlite'));
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    const s3 = createS3({
      directory: join(directory, 's3'),
      db,
      clock: { now: () => Date.now() + ahead },
      region,
      secretOf: (id) => (id.startsWith('local-') ? 'local' : undefined),
      buckets,
      emit: (event) => void events.push(event),
      ...options,
    });
    return { db, s3 };
  };
  let server = await listen(open);
  const running: Running = {
    ...server,
    directory,
    events,
    client: connect(server.url),
    advance(milliseconds) {
      ahead += milliseconds;
      // The client signs with the server's time, as it does once it has seen its answers.
      running.client.config.systemClockOffset = ahead;
    },
    async crash() {
      await server.stop();
      server = await listen(open);
      Object.assign(running, server, { client: connect(server.url) });
    },
  };
  cleanups.push(() => server.stop());
  return running;
}

async function listen(open: () => { db: DatabaseSync; s3: S3 }) {
  const { db, s3 } = open();
  const server: Server = createServer((req, res) => void s3.handle(req, res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await s3.close();
    db.close();
  };
  return { s3, db, url: `http://127.0.0.1:${address.port}`, stop };
}

export const connect = (url: string, more: ConstructorParameters<typeof S3Client>[0] = {}) =>
  new S3Client({ region, endpoint: url, credentials, maxAttempts: 1, ...more });
