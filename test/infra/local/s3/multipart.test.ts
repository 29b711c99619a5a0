import { createHash, randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  type CreateMultipartUploadCommandInput,
  GetObjectCommand,
  HeadObjectCommand,
  ListPartsCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { describe, expect, it } from 'vitest';
import { bucket } from '#test/infra/local/s3/options.ts';
import { type Running, start } from '#test/infra/local/s3/server.ts';

const Bucket = 'intake';
const Key = 'scan.pdf';
const MiB = 1024 ** 2;
const sha256 = (data: Buffer) => createHash('sha256').update(data).digest();
const files = ({ directory }: Running) =>
  readdirSync(join(directory, 's3', 'bodies'), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );

async function begin({ client }: Running, more: Partial<CreateMultipartUploadCommandInput> = {}) {
  const target = { Bucket, Key };
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ ...target, ...more }));
  return {
    UploadId,
    part: (PartNumber: number, Body: Buffer | string, extra = {}) =>
      client.send(new UploadPartCommand({ ...target, UploadId, PartNumber, Body, ...extra })),
    complete: (Parts: { PartNumber: number; ETag?: string | undefined }[], extra = {}) =>
      client.send(
        new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload: { Parts }, ...extra }),
      ),
    abort: () => client.send(new AbortMultipartUploadCommand({ ...target, UploadId })),
    list: (extra = {}) => client.send(new ListPartsCommand({ ...target, UploadId, ...extra })),
  };
}

describe('a multipart upload', () => {
  it('of the storage library comes back whole, and in ranges across parts', async () => {
    const { client } = await start([bucket(Bucket, { versioned: true })]);
    const Body = randomBytes(12 * MiB + 17);
    const params = {
      Bucket,
      Key,
      Body,
      ContentType: 'application/pdf',
      ChecksumAlgorithm: 'SHA256' as const,
    };
    const done = await new Upload({ client, params, partSize: 5 * MiB }).done();
    const parts = [0, 5, 10].map((at) => Body.subarray(at * MiB, Math.min((at + 5) * MiB, Body.length)));
    expect(done.ChecksumSHA256).toBe(`${sha256(Buffer.concat(parts.map(sha256))).toString('base64')}-3`);
    expect(done.ETag).toMatch(/^"[0-9a-f]{32}-3"$/);
    const got = await client.send(new GetObjectCommand({ Bucket, Key }));
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(Body)).toBe(true);
    expect(got).toMatchObject({ ContentType: 'application/pdf', ETag: done.ETag, VersionId: done.VersionId });
    const Range = `bytes=${5 * MiB - 3}-${10 * MiB + 3}`;
    const range = await client.send(new GetObjectCommand({ Bucket, Key, Range }));
    const bytes = Buffer.from((await range.Body?.transformToByteArray()) ?? []);
    expect(bytes.equals(Body.subarray(5 * MiB - 3, 10 * MiB + 4))).toBe(true);
    const head = await client.send(new HeadObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }));
    expect(head).toMatchObject({ ChecksumSHA256: done.ChecksumSHA256, ChecksumType: 'COMPOSITE' });
  });

  it('lists the parts that came, and keeps the last of each number', async () => {
    const running = await start([bucket(Bucket)]);
    const upload = await begin(running);
    await upload.part(2, 'old');
    const { ETag } = await upload.part(2, 'newer');
    await upload.part(7, 'seven');
    const all = await upload.list();
    expect(all.Parts).toMatchObject([
      { PartNumber: 2, ETag, Size: 5 },
      { PartNumber: 7, Size: 5 },
    ]);
    const page = await upload.list({ MaxParts: 1 });
    expect(page).toMatchObject({ IsTruncated: true, NextPartNumberMarker: '2', Parts: [{ PartNumber: 2 }] });
    const next = await upload.list({ PartNumberMarker: page.NextPartNumberMarker });
    expect(next).toMatchObject({ IsTruncated: false, Parts: [{ PartNumber: 7 }] });
  });
});

describe('ending a multipart upload', () => {
  it('is refused with parts that are wrong', async () => {
    const running = await start([bucket(Bucket)]);
    const upload = await begin(running, { ChecksumAlgorithm: 'SHA256' });
    const one = await upload.part(1, 'small', { ChecksumAlgorithm: 'SHA256' });
    const two = await upload.part(2, 'small too', { ChecksumAlgorithm: 'SHA256' });
    const [first, second] = [
      { PartNumber: 1, ...one },
      { PartNumber: 2, ...two },
    ];
    await expect(upload.complete([first, second])).rejects.toMatchObject({ name: 'EntityTooSmall' });
    await expect(upload.complete([second, first])).rejects.toMatchObject({ name: 'InvalidPartOrder' });
    await expect(upload.complete([{ ...first, ETag: two.ETag }])).rejects.toMatchObject({
      name: 'InvalidPart',
    });
    await expect(upload.complete([{ ...first, PartNumber: 3 }])).rejects.toMatchObject({
      name: 'InvalidPart',
    });
    await expect(upload.complete([{ PartNumber: 1, ETag: one.ETag }])).rejects.toMatchObject({
      name: 'InvalidRequest',
    });
    await expect(upload.complete([])).rejects.toMatchObject({ name: 'MalformedXML' });
    await expect(
      upload.complete([first], { ChecksumSHA256: `${one.ChecksumSHA256}-1` }),
    ).rejects.toMatchObject({
      name: 'BadDigest',
    });
    await expect(upload.complete([first], { MpuObjectSize: 6 })).rejects.toMatchObject({
      name: 'InvalidRequest',
    });
    await upload.complete([first], { MpuObjectSize: 5 });
    await expect(upload.complete([first])).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });

  it('creates a key once when it is told to', async () => {
    const running = await start([bucket(Bucket)]);
    const uploads = await Promise.all([begin(running), begin(running), begin(running)]);
    const results = await Promise.allSettled(
      uploads.map(async ({ part, complete }) => {
        const { ETag } = await part(1, 'x');
        return complete([{ PartNumber: 1, ETag }], { IfNoneMatch: '*' });
      }),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('leaves only the files that the object holds', async () => {
    const running = await start([bucket(Bucket)]);
    const completed = await begin(running);
    await completed.part(1, 'replaced');
    const { ETag } = await completed.part(1, 'kept');
    await completed.part(2, 'not named');
    await completed.complete([{ PartNumber: 1, ETag }]);
    const aborted = await begin(running);
    await aborted.part(1, 'aborted');
    await aborted.abort();
    await expect(aborted.part(2, 'late')).rejects.toMatchObject({ name: 'NoSuchUpload' });
    await expect.poll(() => files(running)).toHaveLength(1);
    await completed.abort().catch(() => undefined);
    const got = await running.client.send(new GetObjectCommand({ Bucket, Key }));
    expect(await got.Body?.transformToString()).toBe('kept');
  });
});
