import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, it, vi } from 'vitest';
import type { EventBridgeEvent } from '#infra/local/kernel/engine.ts';
import { bucket, region } from '#test/infra/local/s3/options.ts';
import { start } from '#test/infra/local/s3/server.ts';

const Bucket = 'intake';
const Key = 'hồ sơ/đơn.pdf';
const intake = bucket(Bucket, { versioned: true, eventBridge: true });

describe('a new object', () => {
  it('is told to EventBridge once, in its format', async () => {
    const { client, events } = await start([intake, bucket('quiet')]);
    const { VersionId, ETag } = await client.send(new PutObjectCommand({ Bucket, Key, Body: 'scan' }));
    await client.send(new PutObjectCommand({ Bucket: 'quiet', Key, Body: 'scan' }));
    await client.send(new DeleteObjectCommand({ Bucket, Key }));
    expect(events).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        source: 'aws.s3',
        'detail-type': 'Object Created',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        account: '000000000000',
        region,
        resources: ['arn:aws:s3:::intake'],
        detail: {
          version: '0',
          bucket: { name: Bucket },
          object: {
            key: Key,
            size: 4,
            etag: ETag?.replaceAll('"', ''),
            'version-id': VersionId,
            sequencer: expect.stringMatching(/^[0-9A-F]{18}$/),
          },
          'request-id': expect.any(String),
          requester: 'local-portal',
          'source-ip-address': '127.0.0.1',
          reason: 'PutObject',
        },
      },
    ]);
  });

  it('is told with how it came, in order', async () => {
    const { client, events } = await start([intake]);
    await client.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'scan' }));
    await client.send(new CopyObjectCommand({ Bucket, Key: 'b', CopySource: `${Bucket}/a` }));
    const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key: 'c' }));
    const part = await client.send(
      new UploadPartCommand({ Bucket, Key: 'c', UploadId, PartNumber: 1, Body: 'x' }),
    );
    const MultipartUpload = { Parts: [{ PartNumber: 1, ...part }] };
    await client.send(new CompleteMultipartUploadCommand({ Bucket, Key: 'c', UploadId, MultipartUpload }));
    const details = events.map(({ detail }) => detail as { reason: string; object: { sequencer: string } });
    expect(details.map(({ reason }) => reason)).toEqual([
      'PutObject',
      'CopyObject',
      'CompleteMultipartUpload',
    ]);
    const sequencers = details.map(({ object }) => object.sequencer);
    expect(sequencers).toEqual([...new Set(sequencers)].sort());
  });
});

describe('an event that nobody takes over', () => {
  it('is told again after a crash, under the same id and before newer ones', async () => {
    const seen: EventBridgeEvent[] = [];
    let down = true;
    const emit = (event: EventBridgeEvent) => {
      seen.push(event);
      if (down) throw new Error('the consumer is down');
    };
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const running = await start([intake], { emit });
    await expect(
      running.client.send(new PutObjectCommand({ Bucket, Key, Body: 'scan' })),
    ).resolves.toBeDefined();
    expect(error).toHaveBeenCalledOnce();
    error.mockRestore();
    down = false;
    await running.crash();
    await running.client.send(new PutObjectCommand({ Bucket, Key: 'second', Body: 'scan' }));
    expect(seen.map(({ id }) => id === seen[0]?.id)).toEqual([true, true, false]);
  });

  it('stays with its consumer, in one transaction of the shared database', async () => {
    const stores: DatabaseSync[] = [];
    const running = await start([intake], {
      emit: () => void stores.at(-1)?.exec('INSERT INTO taken VALUES (1)'),
    });
    stores.push(running.db);
    running.db.exec('CREATE TABLE taken (n)');
    const transactions: boolean[] = [];
    running.db.function('note', () => transactions.push(running.db.isTransaction));
    running.db.exec('CREATE TRIGGER noting AFTER INSERT ON taken BEGIN SELECT note(); END');
    await running.client.send(new PutObjectCommand({ Bucket, Key, Body: 'scan' }));
    expect(transactions).toEqual([true]);
    expect(running.db.prepare('SELECT count(*) AS n FROM s3_outbox').get()).toEqual({ n: 0 });
  });
});

describe('a server that crashed', () => {
  it('has everything that it answered for', async () => {
    const running = await start([intake]);
    const { VersionId } = await running.client.send(
      new PutObjectCommand({ Bucket, Key, Body: 'one', Metadata: { a: '1' } }),
    );
    await running.client.send(new PutObjectCommand({ Bucket, Key, Body: 'two' }));
    await running.crash();
    const got = await running.client.send(new GetObjectCommand({ Bucket, Key, VersionId }));
    expect(await got.Body?.transformToString()).toBe('one');
    expect(got).toMatchObject({ Metadata: { a: '1' } });
  });

  it('goes on with a multipart upload', async () => {
    const running = await start([intake]);
    const { UploadId } = await running.client.send(new CreateMultipartUploadCommand({ Bucket, Key }));
    const target = { Bucket, Key, UploadId };
    const part = await running.client.send(new UploadPartCommand({ ...target, PartNumber: 1, Body: 'x' }));
    await running.crash();
    const MultipartUpload = { Parts: [{ PartNumber: 1, ...part }] };
    await running.client.send(new CompleteMultipartUploadCommand({ ...target, MultipartUpload }));
    const got = await running.client.send(new GetObjectCommand({ Bucket, Key }));
    expect(await got.Body?.transformToString()).toBe('x');
  });

  it('clears away what was half done', async () => {
    const running = await start([intake]);
    const folder = join(running.directory, 's3');
    writeFileSync(join(folder, 'drafts', 'half'), 'half an upl');
    mkdirSync(join(folder, 'bodies', 'ab'), { recursive: true });
    writeFileSync(join(folder, 'bodies', 'ab', 'abdropped'), 'dropped, not yet removed');
    running.db.exec("INSERT INTO s3_trash VALUES ('abdropped')");
    await running.crash();
    expect(readdirSync(join(folder, 'drafts'))).toEqual([]);
    await expect.poll(() => readdirSync(join(folder, 'bodies', 'ab'))).toEqual([]);
  });
});
