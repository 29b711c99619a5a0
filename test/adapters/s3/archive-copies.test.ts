import { createHash } from 'node:crypto';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, it } from 'vitest';
import { s3ArchiveCopies } from '#shared/adapters/s3/archive-copies.ts';
import { bucket } from '#test/infra/local/s3/options.ts';
import { start } from '#test/infra/local/s3/server.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('copies of a package in S3', () => {
  let client: S3Client;
  beforeEach(async () => {
    const buckets = ['archive', 'replica'].map((name) => bucket(name, { versioned: true }));
    ({ client } = await start(buckets));
  });

  const put = async (Bucket: string, Key: string, Body: string) =>
    (await client.send(new PutObjectCommand({ Bucket, Key, Body }))).VersionId ?? '';

  it('are hashed where they lie, and missing where they do not', async () => {
    const copies = s3ArchiveCopies({ client, name: 'archive' });
    const versionId = await put('archive', 'H-1.zip', 'sealed');
    await put('archive', 'H-1.zip', 'something else');
    expect(await copies.digest({ key: 'H-1.zip', versionId })).toBe(sha256('sealed'));
    expect(await copies.digest({ key: 'H-9.zip', versionId })).toBeUndefined();
  });

  it('are the other versions under the key, and those in the second bucket', async () => {
    const versionId = await put('archive', 'H-2.zip', 'sealed');
    const other = await put('archive', 'H-2.zip', 'again');
    await put('archive', 'H-2.zip.txt', 'another key');
    const replica = await put('replica', 'H-2.zip', 'sealed');
    const place = { key: 'H-2.zip', versionId };
    expect(await s3ArchiveCopies({ client, name: 'archive' }).others(place)).toEqual([
      { key: 'H-2.zip', versionId: other },
    ]);
    expect(await s3ArchiveCopies({ client, name: 'archive' }, 'replica').others(place)).toEqual([
      { key: 'H-2.zip', versionId: other },
      { bucket: 'replica', key: 'H-2.zip', versionId: replica },
    ]);
  });
});
