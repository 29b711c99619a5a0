import { createHash } from 'node:crypto';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { bucket } from '#test/infra/local/s3/options.ts';
import { sendSigned } from '#test/infra/local/s3/raw.ts';
import { start } from '#test/infra/local/s3/server.ts';

const Bucket = 'intake';
const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('base64');

describe('an object', () => {
  it('comes back as it was put, with its headers and metadata', async () => {
    const { client } = await start([bucket(Bucket)]);
    const Body = Buffer.alloc(700_001, 'abc');
    const put = await client.send(
      new PutObjectCommand({
        Bucket,
        Key: 'a/b c.pdf',
        Body,
        ContentType: 'application/pdf',
        CacheControl: 'no-store',
        Metadata: { code: 'x' },
      }),
    );
    const got = await client.send(new GetObjectCommand({ Bucket, Key: 'a/b c.pdf' }));
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? [])).toEqual(Body);
    expect(got).toMatchObject({
      ETag: put.ETag,
      ContentType: 'application/pdf',
      CacheControl: 'no-store',
      ContentLength: 700_001,
      Metadata: { code: 'x' },
      ChecksumCRC32: put.ChecksumCRC32,
    });
    expect(got.ETag).toBe(`"${createHash('md5').update(Body).digest('hex')}"`);
  });

  it('tells its SHA-256 to who asks for checksums', async () => {
    const { client } = await start([bucket(Bucket)]);
    await client.send(
      new PutObjectCommand({ Bucket, Key: 'k', Body: 'xin chào', ChecksumSHA256: sha256('xin chào') }),
    );
    const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'k', ChecksumMode: 'ENABLED' }));
    expect(head).toMatchObject({
      ChecksumSHA256: sha256('xin chào'),
      ChecksumType: 'FULL_OBJECT',
      ContentLength: 9,
    });
    const plain = await client.send(new HeadObjectCommand({ Bucket, Key: 'k' }));
    expect(plain.ChecksumSHA256).toBeUndefined();
  });
});

describe('a stored object', () => {
  it('is read in ranges', async () => {
    const { client, url } = await start([bucket(Bucket)]);
    await client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: '0123456789' }));
    const range = async (Range: string) => {
      const got = await client.send(new GetObjectCommand({ Bucket, Key: 'k', Range }));
      return [await got.Body?.transformToString(), got.ContentRange];
    };
    expect(await range('bytes=2-4')).toEqual(['234', 'bytes 2-4/10']);
    expect(await range('bytes=7-')).toEqual(['789', 'bytes 7-9/10']);
    expect(await range('bytes=-2')).toEqual(['89', 'bytes 8-9/10']);
    expect(await range('bytes=8-99')).toEqual(['89', 'bytes 8-9/10']);
    expect(await range('bytes=4-2')).toEqual(['0123456789', undefined]);
    const send = (ifRange: string) =>
      sendSigned(url, {
        method: 'GET',
        path: '/intake/k',
        headers: { range: 'bytes=1-2', 'if-range': ifRange },
      });
    expect((await send(`"${createHash('md5').update('0123456789').digest('hex')}"`)).body).toBe('12');
    expect((await send('"older"')).body).toBe('0123456789');
    await expect(range('bytes=10-')).rejects.toMatchObject({
      name: 'InvalidRange',
      $metadata: { httpStatusCode: 416 },
    });
  });

  it('is replaced and removed for good in a bucket without versions', async () => {
    const { client } = await start([bucket(Bucket)]);
    await client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'one' }));
    await client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'two' }));
    const got = await client.send(new GetObjectCommand({ Bucket, Key: 'k' }));
    expect(await got.Body?.transformToString()).toBe('two');
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'k' }));
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'k' }));
    await expect(client.send(new GetObjectCommand({ Bucket, Key: 'k' }))).rejects.toMatchObject({
      name: 'NoSuchKey',
    });
    await expect(client.send(new HeadObjectCommand({ Bucket, Key: 'k' }))).rejects.toMatchObject({
      name: 'NotFound',
    });
  });
});

describe('a copy', () => {
  it('keeps the metadata of its source, or takes new ones', async () => {
    const { client } = await start([bucket(Bucket), bucket('archive', { versioned: true })]);
    await client.send(
      new PutObjectCommand({
        Bucket,
        Key: 'ký tự.txt',
        Body: 'x',
        ContentType: 'text/plain',
        Metadata: { a: '1' },
      }),
    );
    const CopySource = `${Bucket}/${encodeURIComponent('ký tự.txt')}`;
    const copy = await client.send(new CopyObjectCommand({ Bucket: 'archive', Key: 'copy', CopySource }));
    expect(copy.VersionId).toMatch(/^[0-9a-f]{32}$/);
    const kept = await client.send(new HeadObjectCommand({ Bucket: 'archive', Key: 'copy' }));
    expect(kept).toMatchObject({
      ContentType: 'text/plain',
      Metadata: { a: '1' },
      ETag: copy.CopyObjectResult?.ETag,
    });
    await client.send(
      new CopyObjectCommand({
        Bucket,
        Key: 'ký tự.txt',
        CopySource,
        MetadataDirective: 'REPLACE',
        Metadata: { b: '2' },
      }),
    );
    const changed = await client.send(new HeadObjectCommand({ Bucket, Key: 'ký tự.txt' }));
    expect(changed.Metadata).toEqual({ b: '2' });
    await expect(
      client.send(new CopyObjectCommand({ Bucket, Key: 'ký tự.txt', CopySource })),
    ).rejects.toMatchObject({
      name: 'InvalidRequest',
    });
  });
});

describe('conditional requests', () => {
  it('let only one of many writers create a key', async () => {
    const { client } = await start([bucket(Bucket)]);
    const put = (i: number) =>
      client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: `${i}`, IfNoneMatch: '*' }));
    const results = await Promise.allSettled(Array.from({ length: 12 }, (_, i) => put(i)));
    const losers = results.filter((result) => result.status === 'rejected');
    expect(losers).toHaveLength(11);
    for (const { reason } of losers) expect(reason).toMatchObject({ name: 'PreconditionFailed' });
    const winner = results.findIndex(({ status }) => status === 'fulfilled');
    const got = await client.send(new GetObjectCommand({ Bucket, Key: 'k' }));
    expect(await got.Body?.transformToString()).toBe(`${winner}`);
  });

  it('replace and delete only what the writer knows', async () => {
    const { client } = await start([bucket(Bucket)]);
    const { ETag } = await client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: '1' }));
    await client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: '2', IfMatch: ETag }));
    const stale = { name: 'PreconditionFailed', $metadata: { httpStatusCode: 412 } };
    await expect(
      client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: '3', IfMatch: ETag })),
    ).rejects.toMatchObject(stale);
    await expect(
      client.send(new DeleteObjectCommand({ Bucket, Key: 'k', IfMatch: ETag })),
    ).rejects.toMatchObject(stale);
    await expect(
      client.send(new PutObjectCommand({ Bucket, Key: 'none', Body: '3', IfMatch: ETag })),
    ).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('spare sending what the reader has', async () => {
    const { client } = await start([bucket(Bucket)]);
    const { ETag } = await client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: '1' }));
    const get = (condition: object) => client.send(new GetObjectCommand({ Bucket, Key: 'k', ...condition }));
    await expect(get({ IfNoneMatch: ETag })).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
    await expect(get({ IfModifiedSince: new Date(Date.now() + 5000) })).rejects.toMatchObject({
      $metadata: { httpStatusCode: 304 },
    });
    await expect(get({ IfMatch: '"other"' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    await expect(get({ IfMatch: ETag, IfNoneMatch: '"other"' })).resolves.toBeDefined();
  });
});
