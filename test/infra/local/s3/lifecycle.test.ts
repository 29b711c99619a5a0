import {
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  ListPartsCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import type { LifecycleRule } from '#infra/local/s3/model/bucket.ts';
import { bucket } from '#test/infra/local/s3/options.ts';
import { day, type Running, start } from '#test/infra/local/s3/server.ts';

const Bucket = 'intake';
const put = ({ client }: Running, Key: string, more: Partial<PutObjectCommandInput> = {}) =>
  client.send(new PutObjectCommand({ Bucket, Key, Body: 'x', ...more }));
const keys = async ({ client }: Running) =>
  (await client.send(new ListObjectsV2Command({ Bucket }))).Contents?.map(({ Key }) => Key) ?? [];
const versions = async ({ client }: Running) => {
  const { Versions = [], DeleteMarkers = [] } = await client.send(new ListObjectVersionsCommand({ Bucket }));
  return { objects: Versions.length, markers: DeleteMarkers.length };
};

const plain = (lifecycle: LifecycleRule[]) => start([bucket(Bucket, { lifecycle })]);
const versioned = (lifecycle: LifecycleRule[]) =>
  start([bucket(Bucket, { versioned: true, objectLock: true, lifecycle })]);

describe('a bucket with a lifecycle', () => {
  it('lets objects go at the midnight (UTC) after their days, those of its prefix only', async () => {
    const running = await plain([{ prefix: 'drafts/', expirationDays: 2 }]);
    await put(running, 'drafts/a');
    await put(running, 'other');
    const untilMidnight = day - (Date.now() % day);
    running.advance(untilMidnight + 2 * day - 60_000);
    running.s3.expire();
    expect(await keys(running)).toHaveLength(2);
    running.advance(61_000);
    running.s3.expire();
    expect(await keys(running)).toEqual(['other']);
  });

  it('hides current objects where there are versions, then lets the hidden ones go', async () => {
    const running = await versioned([{ expirationDays: 1, noncurrentDays: 3, expiredDeleteMarkers: true }]);
    await put(running, 'a');
    await put(running, 'a');
    running.advance(2 * day);
    running.s3.expire();
    expect(await versions(running)).toEqual({ objects: 2, markers: 1 });
    running.advance(2 * day);
    running.s3.expire();
    expect(await versions(running)).toEqual({ objects: 1, markers: 1 });
    running.advance(2 * day);
    running.s3.expire();
    expect(await versions(running)).toEqual({ objects: 0, markers: 0 });
  });

  it('never lets a locked version go', async () => {
    const running = await versioned([{ expirationDays: 1, noncurrentDays: 1 }]);
    const ObjectLockRetainUntilDate = new Date(Date.now() + 30 * day);
    const { VersionId } = await put(running, 'locked', {
      ObjectLockMode: 'COMPLIANCE',
      ObjectLockRetainUntilDate,
    });
    await put(running, 'held', { ObjectLockLegalHoldStatus: 'ON' });
    for (let i = 0; i < 5; i += 1) {
      running.advance(5 * day);
      running.s3.expire();
    }
    expect(await versions(running)).toEqual({ objects: 2, markers: 2 });
    const get = new HeadObjectCommand({ Bucket, Key: 'locked', VersionId });
    await expect(running.client.send(get)).resolves.toBeDefined();
    running.advance(10 * day);
    running.s3.expire();
    expect((await versions(running)).objects).toBe(1);
  });
});

describe('the clean-up of a bucket', () => {
  it('aborts uploads that nobody completes', async () => {
    const running = await plain([{ abortMultipartDays: 1 }]);
    const target = { Bucket, Key: 'k' };
    const { UploadId } = await running.client.send(new CreateMultipartUploadCommand(target));
    const list = () => running.client.send(new ListPartsCommand({ ...target, UploadId }));
    running.s3.expire();
    await expect(list()).resolves.toBeDefined();
    running.advance(2 * day);
    running.s3.expire();
    await expect(list()).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });

  it('goes through more than one batch', async () => {
    const running = await versioned([{ expirationDays: 1 }]);
    const insert = running.db.prepare(
      `INSERT INTO s3_versions (bucket, key, version, latest, modified, object)
       SELECT bucket, key || ?, version || ?, latest, modified, object FROM s3_versions WHERE seq = 1`,
    );
    await put(running, 'k');
    for (let i = 0; i < 1200; i += 1) insert.run(`${i}`, `${i}`);
    running.advance(2 * day);
    running.s3.expire();
    expect(await keys(running)).toEqual([]);
  });

  it('leaves a delete marker that still hides something', async () => {
    const running = await versioned([{ expiredDeleteMarkers: true }]);
    await put(running, 'k');
    await running.client.send(new DeleteObjectCommand({ Bucket, Key: 'k' }));
    running.advance(2 * day);
    running.s3.expire();
    expect(await versions(running)).toEqual({ objects: 1, markers: 1 });
  });
});
