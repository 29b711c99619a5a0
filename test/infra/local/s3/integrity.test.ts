import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { connect as connectSocket } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { bucket } from '#test/infra/local/s3/options.ts';
import {
  codeOf,
  presignPut,
  type RawRequest,
  send,
  sendSigned,
  sha256Hex,
  signed,
} from '#test/infra/local/s3/raw.ts';
import { type Running, start } from '#test/infra/local/s3/server.ts';

const Bucket = 'intake';
const Key = 'k';
const path = '/intake/k';
const body = 'giấy tờ';
const digest = (algorithm: string, text = body) => createHash(algorithm).update(text).digest('base64');

const put = async ({ url }: Running, request: Partial<RawRequest>) => {
  const response = await sendSigned(url, { method: 'PUT', path, body, ...request });
  return [response.status, codeOf(response)];
};

async function expectNothingStored({ client, directory }: Running) {
  await expect(client.send(new HeadObjectCommand({ Bucket, Key }))).rejects.toMatchObject({
    name: 'NotFound',
  });
  expect(readdirSync(join(directory, 's3', 'drafts'))).toEqual([]);
}

describe('a body', () => {
  it('is refused when it is not the one that was declared', async () => {
    const running = await start([bucket(Bucket)]);
    const other = `${body}!`;
    expect(await put(running, { headers: { 'content-md5': digest('md5', other) } })).toEqual([
      400,
      'BadDigest',
    ]);
    const wrong = [
      { 'x-amz-checksum-sha256': digest('sha256', other) },
      { 'x-amz-checksum-crc32': 'AAAAAA==' },
    ];
    for (const headers of wrong) expect(await put(running, { headers })).toEqual([400, 'BadDigest']);
    const hash = await put(running, { headers: { 'x-amz-content-sha256': sha256Hex(other) } });
    expect(hash).toEqual([400, 'XAmzContentSHA256Mismatch']);
    await expectNothingStored(running);
  });

  it('is refused when what is declared cannot be', async () => {
    const running = await start([bucket(Bucket)]);
    expect(await put(running, { headers: { 'content-md5': 'short' } })).toEqual([400, 'InvalidDigest']);
    const sha256 = digest('sha256');
    const invalid = [
      { 'x-amz-checksum-sha256': 'short' },
      { 'x-amz-checksum-sha256': sha256, 'x-amz-checksum-crc32': 'AAAAAA==' },
      { 'x-amz-checksum-sha256': sha256, 'x-amz-sdk-checksum-algorithm': 'CRC32' },
      { 'x-amz-sdk-checksum-algorithm': 'CRC32' },
    ];
    for (const headers of invalid) expect(await put(running, { headers })).toEqual([400, 'InvalidRequest']);
    await expectNothingStored(running);
  });
});

describe('a body with its digest', () => {
  it('is refused with a checksum that nobody here sends', async () => {
    const running = await start([bucket(Bucket)]);
    for (const name of ['crc32c', 'crc64nvme', 'sha1'])
      expect(await put(running, { headers: { [`x-amz-checksum-${name}`]: 'AAAAAA==' } })).toEqual([
        501,
        'NotImplemented',
      ]);
    await expectNothingStored(running);
  });

  it('is taken with every checksum that is right', async () => {
    const running = await start([bucket(Bucket)]);
    for (const ChecksumAlgorithm of ['CRC32', 'SHA256'] as const) {
      const sent = await running.client.send(
        new PutObjectCommand({ Bucket, Key, Body: body, ChecksumAlgorithm }),
      );
      const got = await running.client.send(new GetObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }));
      expect(got[`Checksum${ChecksumAlgorithm}`]).toBe(sent[`Checksum${ChecksumAlgorithm}`]);
      expect(got[`Checksum${ChecksumAlgorithm}`]).toMatch(/=$/);
      // The client checks the checksum while it reads.
      expect(await got.Body?.transformToString()).toBe(body);
    }
  });

  it('is checked under a signed URL that names its SHA-256', async () => {
    const running = await start([bucket(Bucket)]);
    const link = await presignPut(
      running.url,
      { Bucket, Key, ChecksumSHA256: digest('sha256') },
      { unhoistableHeaders: new Set(['x-amz-checksum-sha256']) },
    );
    const upload = (text: string, checksum = digest('sha256')) =>
      fetch(link, { method: 'PUT', body: text, headers: { 'x-amz-checksum-sha256': checksum } });
    expect(codeOf({ body: await (await upload('other')).text() })).toBe('BadDigest');
    expect((await upload('other', digest('sha256', 'other'))).status).toBe(403);
    await expectNothingStored(running);
    expect((await upload(body)).status).toBe(200);
  });
});

const chunked = (text: string, headers: Record<string, string> = {}) => ({
  body: text,
  headers: {
    'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
    'content-encoding': 'aws-chunked',
    'x-amz-decoded-content-length': '5',
    'x-amz-trailer': 'x-amz-checksum-crc32',
    ...headers,
  },
});

describe('a streamed body', () => {
  it('is taken in chunks with its checksum behind it', async () => {
    const { client } = await start([bucket(Bucket)]);
    const data = Buffer.alloc(1_500_000, 'stream');
    for (const ChecksumAlgorithm of ['CRC32', 'SHA256'] as const) {
      const Body = Readable.from([data.subarray(0, 700_000), data.subarray(700_000)]);
      await client.send(
        new PutObjectCommand({ Bucket, Key, Body, ContentLength: data.length, ChecksumAlgorithm }),
      );
      const got = await client.send(new GetObjectCommand({ Bucket, Key }));
      expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(data)).toBe(true);
      expect(got.ContentEncoding).toBeUndefined();
    }
  });

  it('is refused when its frames, length or trailer are wrong', async () => {
    const running = await start([bucket(Bucket)]);
    const trailer = 'x-amz-checksum-crc32:NhCmhg==';
    expect(await put(running, chunked(`5\r\nhello\r\n0\r\n${trailer}\r\n\r\n`))).toEqual([200, undefined]);
    const wrong: [string, string, Record<string, string>?][] = [
      [`5\r\nhellO\r\n0\r\n${trailer}\r\n\r\n`, 'BadDigest'],
      ['5\r\nhello\r\n0\r\n\r\n', 'MalformedTrailerError'],
      [`5\r\nhello\r\n0\r\n${trailer}\r\n`, 'IncompleteBody'],
      ['5\r\nhello\r\n', 'IncompleteBody'],
      [`4\r\nhell\r\n0\r\n${trailer}\r\n\r\n`, 'IncompleteBody'],
      [`6\r\nhello!\r\n0\r\n${trailer}\r\n\r\n`, 'IncompleteBody'],
      [`z\r\nhello\r\n0\r\n${trailer}\r\n\r\n`, 'InvalidRequest'],
      [`5\r\nhello??0\r\n${trailer}\r\n\r\n`, 'InvalidRequest'],
      [`5\r\nhello\r\n0\r\n${trailer}\r\n\r\nmore\r\n`, 'InvalidRequest'],
    ];
    for (const [text, code, headers] of wrong) {
      expect(await put(running, { ...chunked(text, headers), path: '/intake/wrong' })).toEqual([400, code]);
    }
  });
});

describe('a body that breaks off', () => {
  it('leaves nothing', async () => {
    const running = await start([bucket(Bucket)]);
    const request = await signed(running.url, { method: 'PUT', path, body: 'x'.repeat(1000) });
    const { port } = new URL(running.url);
    const socket = connectSocket(Number(port), '127.0.0.1');
    const head = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`PUT ${path} HTTP/1.1\r\n${head.join('')}\r\n${'x'.repeat(500)}`);
    await expect.poll(() => readdirSync(join(running.directory, 's3', 'drafts'))).toHaveLength(1);
    socket.destroy();
    await expect.poll(() => readdirSync(join(running.directory, 's3', 'drafts'))).toHaveLength(0);
    await expectNothingStored(running);
  });

  it('must say its length beforehand', async () => {
    const { url } = await start([bucket(Bucket)]);
    const { headers, ...request } = await signed(url, { method: 'PUT', path, body });
    const { 'content-length': _, ...lengthless } = headers;
    const response = await send(url, {
      ...request,
      headers: { ...lengthless, 'transfer-encoding': 'chunked' },
    });
    expect([response.status, codeOf(response)]).toEqual([501, 'NotImplemented']);
  });
});

describe('a refusal', () => {
  it('reaches a client that is still sending, and leaves the connection usable', async () => {
    const { client } = await start([bucket(Bucket)]);
    const Body = Buffer.alloc(20 * 1024 ** 2, 'x');
    const early = client.send(new PutObjectCommand({ Bucket, Key, Body, IfMatch: '"none"' }));
    await expect(early).rejects.toMatchObject({ name: 'NoSuchKey' });
    const wrong = client.send(new PutObjectCommand({ Bucket, Key, Body, ChecksumCRC32: 'AAAAAA==' }));
    await expect(wrong).rejects.toMatchObject({ name: 'BadDigest' });
    await expect(client.send(new PutObjectCommand({ Bucket, Key, Body }))).resolves.toBeDefined();
  });

  it('in the middle of a body comes at once', async () => {
    const { url } = await start([bucket(Bucket)]);
    const request = await signed(url, { method: 'PUT', path, ...chunked('zzz\r\n') });
    const headers = { ...request.headers, 'content-length': `${20 * 1024 ** 2}` };
    const body = Buffer.concat([Buffer.from('zzz\r\n'), Buffer.alloc(20 * 1024 ** 2 - 5, 'x')]);
    const response = await send(url, { ...request, headers, body });
    expect([response.status, codeOf(response)]).toEqual([400, 'InvalidRequest']);
  });
});
