import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucket } from '#test/infra/local/s3/options.ts';
import { codeOf, sendSigned } from '#test/infra/local/s3/raw.ts';
import { start } from '#test/infra/local/s3/server.ts';

const Bucket = 'intake';
const encode = (key: string) =>
  encodeURIComponent(key).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);

describe('a key', () => {
  it('may be any text of up to 1024 bytes', async () => {
    const { client } = await start([bucket(Bucket)]);
    const keys = [
      'đơn đề nghị (bản sao).pdf',
      'a/../b',
      'a/./b',
      'a//b',
      'a/',
      '%2e%2e/x',
      'a?versionId=1&b=c#d',
      'a+b c',
      "!'()*~-_.",
      '\u0001\t\n\r\u007f',
      '😀'.repeat(256),
      'x'.repeat(1024),
      'constructor',
    ];
    for (const Key of keys) {
      await client.send(new PutObjectCommand({ Bucket, Key, Body: `of ${Key}` }));
      const got = await client.send(new GetObjectCommand({ Bucket, Key }));
      expect(await got.Body?.transformToString()).toBe(`of ${Key}`);
    }
    const { Contents } = await client.send(new ListObjectsV2Command({ Bucket }));
    expect(new Set(Contents?.map(({ Key }) => Key))).toEqual(new Set(keys));
    for (const Key of keys) await client.send(new DeleteObjectCommand({ Bucket, Key }));
    expect((await client.send(new ListObjectsV2Command({ Bucket }))).KeyCount).toBe(0);
  });

  it('is kept as it was written, composed or decomposed', async () => {
    const { client } = await start([bucket(Bucket)]);
    const [nfc, nfd] = ['hồ sơ'.normalize('NFC'), 'hồ sơ'.normalize('NFD')];
    for (const Key of [nfc, nfd]) await client.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
    const { Contents } = await client.send(new ListObjectsV2Command({ Bucket }));
    expect(Contents?.map(({ Key }) => Key).sort()).toEqual([nfc, nfd].sort());
    const got = await client.send(new GetObjectCommand({ Bucket, Key: nfd }));
    expect(await got.Body?.transformToString()).toBe(nfd);
  });

  it('comes back whatever it is', async () => {
    const { client } = await start([bucket(Bucket)]);
    const key = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).filter((k) => !k.includes('..'));
    await fc.assert(
      fc.asyncProperty(key, async (Key) => {
        await client.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
        const got = await client.send(new GetObjectCommand({ Bucket, Key }));
        expect(await got.Body?.transformToString()).toBe(Key);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a path that is no key', () => {
  it('is refused', async () => {
    const { url } = await start([bucket(Bucket)]);
    const put = async (path: string) => {
      const response = await sendSigned(url, { method: 'PUT', path, body: 'x' });
      return [response.status, codeOf(response)];
    };
    expect(await put(`/intake/${encode('đ'.repeat(513))}`)).toEqual([400, 'KeyTooLongError']);
    expect(await put('/intake/../secret')).toEqual([400, 'InvalidURI']);
    expect(await put('/intake/%2e%2e/secret')).toEqual([400, 'InvalidURI']);
    expect(await put('/intake/a/../../b')).toEqual([400, 'InvalidURI']);
    expect(await put('/intake/%ff')).toEqual([400, 'InvalidURI']);
    expect(await put('/intake/%')).toEqual([400, 'InvalidURI']);
    expect(await put('/other/k')).toEqual([404, 'NoSuchBucket']);
    expect(await put('/../intake/k')).toEqual([404, 'NoSuchBucket']);
  });
});
