import { createHash } from 'node:crypto';
import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { bucket } from '#test/infra/local/s3/options.ts';
import { codeOf, sendSigned } from '#test/infra/local/s3/raw.ts';
import { type Running, start } from '#test/infra/local/s3/server.ts';

const Bucket = 'archive';
const Key = 'k';
const archive = bucket(Bucket, { versioned: true });

const put = async ({ client }: Running, Body: string, key = Key) =>
  (await client.send(new PutObjectCommand({ Bucket, Key: key, Body }))).VersionId;
const read = async ({ client }: Running, VersionId?: string) =>
  (await client.send(new GetObjectCommand({ Bucket, Key, VersionId }))).Body?.transformToString();
const remove = ({ client }: Running, VersionId?: string) =>
  client.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
const list = ({ client }: Running) => client.send(new ListObjectVersionsCommand({ Bucket }));

describe('a key with versions', () => {
  it('keeps each of them', async () => {
    const running = await start([archive]);
    const [one, two] = [await put(running, 'one'), await put(running, 'two')];
    expect(await read(running)).toBe('two');
    expect(await read(running, one)).toBe('one');
    expect(await read(running, two)).toBe('two');
    for (const id of ['made-up', '']) {
      const response = await sendSigned(running.url, {
        method: 'DELETE',
        path: '/archive/k',
        query: { versionId: id },
      });
      expect([response.status, codeOf(response)]).toEqual([400, 'InvalidArgument']);
    }
    await expect(read(running, '0'.repeat(32))).rejects.toMatchObject({ name: 'NoSuchVersion' });
  });

  it('is hidden by a delete, and comes back without the marker', async () => {
    const running = await start([archive]);
    const one = await put(running, 'one');
    const marker = await remove(running);
    expect(marker).toMatchObject({ DeleteMarker: true, $metadata: { httpStatusCode: 204 } });
    await expect(read(running)).rejects.toMatchObject({ name: 'NoSuchKey' });
    const response = await sendSigned(running.url, { method: 'GET', path: '/archive/k' });
    expect(response.headers).toMatchObject({
      'x-amz-delete-marker': 'true',
      'x-amz-version-id': marker.VersionId,
    });
    expect(await read(running, one)).toBe('one');
    await expect(read(running, marker.VersionId)).rejects.toMatchObject({ name: 'MethodNotAllowed' });
    expect((await running.client.send(new ListObjectsV2Command({ Bucket }))).KeyCount).toBe(0);
    expect(await remove(running, marker.VersionId)).toMatchObject({
      DeleteMarker: true,
      VersionId: marker.VersionId,
    });
    expect(await read(running)).toBe('one');
  });

  it('falls back to the version before when the latest is removed', async () => {
    const running = await start([archive]);
    const [one, two] = [await put(running, 'one'), await put(running, 'two')];
    expect(await remove(running, two)).toMatchObject({ VersionId: two });
    expect(await read(running)).toBe('one');
    await remove(running, one);
    expect(await remove(running, one)).toMatchObject({ $metadata: { httpStatusCode: 204 } });
    await expect(read(running)).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect((await list(running)).Versions).toBeUndefined();
  });
});

describe('a bucket with versions', () => {
  it('is listed with all versions and markers, the newest first', async () => {
    const running = await start([archive]);
    const a1 = await put(running, '1', 'a');
    const k1 = await put(running, '1');
    const { VersionId: marker } = await remove(running);
    const k2 = await put(running, '22');
    const { Versions, DeleteMarkers } = await list(running);
    expect(Versions?.map(({ Key, VersionId, IsLatest, Size }) => [Key, VersionId, IsLatest, Size])).toEqual([
      ['a', a1, true, 1],
      ['k', k2, true, 2],
      ['k', k1, false, 1],
    ]);
    expect(DeleteMarkers).toMatchObject([{ Key: 'k', VersionId: marker, IsLatest: false }]);
  });

  it('is listed in pages', async () => {
    const running = await start([archive]);
    const ids = [await put(running, '1', 'a'), await put(running, '1'), await put(running, '2')];
    const found: (string | undefined)[] = [];
    let page = await running.client.send(new ListObjectVersionsCommand({ Bucket, MaxKeys: 1 }));
    for (;;) {
      found.push(...(page.Versions ?? []).map(({ VersionId }) => VersionId));
      if (page.IsTruncated !== true) break;
      const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = page;
      page = await running.client.send(
        new ListObjectVersionsCommand({ Bucket, MaxKeys: 1, KeyMarker, VersionIdMarker }),
      );
    }
    expect(found).toEqual([ids[0], ids[2], ids[1]]);
  });
});

describe('deleting many at once', () => {
  it('tells what became of each', async () => {
    const running = await start([archive]);
    const one = await put(running, 'one', 'a');
    await put(running, 'two', 'b');
    const result = await running.client.send(
      new DeleteObjectsCommand({
        Bucket,
        Delete: {
          Objects: [
            { Key: 'a', VersionId: one },
            { Key: 'b' },
            { Key: 'b', ETag: '"other"' },
            { Key: 'none' },
          ],
        },
      }),
    );
    expect(result.Deleted).toMatchObject([
      { Key: 'a', VersionId: one },
      { Key: 'b', DeleteMarker: true },
      { Key: 'none', DeleteMarker: true },
    ]);
    expect(result.Errors).toMatchObject([{ Key: 'b', Code: 'NoSuchKey' }]);
    await expect(
      running.client.send(new HeadObjectCommand({ Bucket, Key: 'a', VersionId: one })),
    ).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('needs a digest and a well formed document', async () => {
    const { url } = await start([archive]);
    const post = (body: string, headers = {}) =>
      sendSigned(url, { method: 'POST', path: '/archive', query: { delete: '' }, body, headers });
    expect(codeOf(await post('<Delete><Object><Key>a</Key></Object></Delete>'))).toBe('InvalidRequest');
    for (const body of [
      '',
      '<Delete>',
      '<Delete></Delete>',
      '<Delete><Object><Key>&x;</Key></Object></Delete>',
    ]) {
      const md5 = createHash('md5').update(body).digest('base64');
      expect(codeOf(await post(body, { 'content-md5': md5 }))).toBe('MalformedXML');
    }
  });
});
