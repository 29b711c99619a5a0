import {
  GetObjectAclCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { bucket } from '#test/infra/local/s3/options.ts';
import { codeOf, sendSigned } from '#test/infra/local/s3/raw.ts';
import { start } from '#test/infra/local/s3/server.ts';

const Bucket = 'intake';
const Key = 'k';
const missing = { name: 'NotImplemented', $metadata: { httpStatusCode: 501 } };

describe('what is not implemented', () => {
  it('is refused by name, never ignored', async () => {
    const { client } = await start([bucket(Bucket)]);
    await expect(client.send(new ListBucketsCommand())).rejects.toMatchObject(missing);
    await expect(client.send(new ListObjectsCommand({ Bucket }))).rejects.toMatchObject(missing);
    await expect(client.send(new GetObjectAclCommand({ Bucket, Key }))).rejects.toMatchObject({
      ...missing,
      message: expect.stringContaining('acl'),
    });
    for (const more of [
      { ACL: 'private' as const },
      { StorageClass: 'GLACIER' as const },
      { ServerSideEncryption: 'aws:kms' as const },
      { ExpectedBucketOwner: '1' },
      { IfNoneMatch: '"etag"' },
    ]) {
      const put = new PutObjectCommand({ Bucket, Key, Body: 'x', ...more });
      await expect(client.send(put)).rejects.toMatchObject(missing);
    }
  });

  it('is named in the answer', async () => {
    const { url } = await start([bucket(Bucket)]);
    const header = await sendSigned(url, {
      method: 'PUT',
      path: '/intake/k',
      headers: { 'x-amz-acl': 'private' },
    });
    expect(header.body).toContain('<Header>x-amz-acl</Header>');
    const parameter = await sendSigned(url, { method: 'GET', path: '/intake/k', query: { partNumber: '1' } });
    expect(parameter.body).toContain('<Parameter>partNumber</Parameter>');
    const method = await sendSigned(url, { method: 'PATCH', path: '/intake/k' });
    expect([method.status, codeOf(method)]).toEqual([501, 'NotImplemented']);
  });
});

describe('the tags of an object', () => {
  it('are replaced as a whole, and checked', async () => {
    const { client } = await start([bucket(Bucket)]);
    await client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
    const tag = (TagSet: { Key: string; Value: string }[]) =>
      client.send(new PutObjectTaggingCommand({ Bucket, Key, Tagging: { TagSet } }));
    const TagSet = [{ Key: 'GuardDutyMalwareScanStatus', Value: 'NO_THREATS_FOUND & <more>' }];
    await tag([{ Key: 'old', Value: '1' }]);
    await tag(TagSet);
    expect((await client.send(new GetObjectTaggingCommand({ Bucket, Key }))).TagSet).toEqual(TagSet);
    const invalid = { name: 'InvalidTag' };
    await expect(tag([...TagSet, ...TagSet])).rejects.toMatchObject(invalid);
    await expect(tag([{ Key: 'k', Value: 'v'.repeat(257) }])).rejects.toMatchObject(invalid);
    await expect(
      tag(Array.from({ length: 11 }, (_, i) => ({ Key: `${i}`, Value: '' }))),
    ).rejects.toMatchObject(invalid);
    expect((await client.send(new GetObjectTaggingCommand({ Bucket, Key }))).TagSet).toEqual(TagSet);
    const none = new GetObjectTaggingCommand({ Bucket, Key: 'none' });
    await expect(client.send(none)).rejects.toMatchObject({ name: 'NoSuchKey' });
  });
});

describe('the counters', () => {
  it('say how often each operation was asked for', async () => {
    const { client, s3 } = await start([bucket(Bucket)]);
    await client.send(new HeadObjectCommand({ Bucket, Key })).catch(() => undefined);
    await client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
    await client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
    await expect(client.send(new HeadObjectCommand({ Bucket: 'none', Key }))).rejects.toMatchObject({
      name: 'NotFound',
    });
    expect(s3.counters()).toEqual({ HeadObject: 2, PutObject: 2 });
    s3.resetCounters();
    expect(s3.counters()).toEqual({});
  });
});
