import { createHash } from 'node:crypto';
import {
  GetObjectCommand,
  GetObjectRetentionCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Need } from '#infra/local/authorisation/authoriser.ts';
import type { Authorise } from '#infra/local/s3/auth/permit.ts';
import { s3ArchiveWriter } from '#shared/adapters/s3/archive-writer.ts';
import { s3Client } from '#shared/adapters/s3/client.ts';
import { s3CopyFile } from '#shared/adapters/s3/copy-file.ts';
import { s3Intake } from '#shared/adapters/s3/intake.ts';
import { s3IntakeFiles } from '#shared/adapters/s3/intake-files.ts';
import { s3ScanStore } from '#shared/adapters/s3/scan-store.ts';
import { scan } from '#test/adapters/file-formats/samples.ts';
import { scanStoreContract } from '#test/adapters/scan-store.contract.ts';
import { bucket, region } from '#test/infra/local/s3/options.ts';
import { start } from '#test/infra/local/s3/server.ts';

const closings: (() => void)[] = [];
afterEach(() => {
  for (const close of closings.splice(0)) close();
});

type Options = { locks?: boolean; accessKeyId?: string; authorise?: Authorise };

/** An S3 with a bucket as the deployment has it, or without its locks, and the adapters' way to it. */
async function opened(
  name: 'intake' | 'archive',
  { locks = true, accessKeyId = 'local-seal', authorise }: Options = {},
) {
  const kept = name === 'archive' && locks;
  const { client, url } = await start(
    [bucket(name, { versioned: kept, objectLock: kept })],
    authorise && { authorise },
  );
  const credentials = { accessKeyId, secretAccessKey: 'local' };
  const ours = { client: s3Client({ endpoint: url, region, credentials }), name };
  closings.push(
    () => ours.client.destroy(),
    () => client.destroy(),
  );
  const put = (Key: string, Body: Uint8Array | string) =>
    client.send(new PutObjectCommand({ Bucket: name, Key, Body }));
  return { client, ours, put };
}

describe('the intake, as files are inspected', () => {
  const expected = { size: scan.length, at: '2026-03-02T01:10:00.000Z' };
  const nobody = async () => [];

  it('gives what a file is', async () => {
    const { ours, put } = await opened('intake');
    await put('H00/Đơn (1).pdf', scan);
    expect(await s3Intake(ours, nobody).examine('H00/Đơn (1).pdf', expected)).toMatchObject({
      size: scan.length,
      mediaType: 'application/pdf',
      pages: 1,
    });
  });

  it('does not read more than was announced', async () => {
    const { ours, put } = await opened('intake');
    await put('H00/f1', Buffer.concat([scan, scan]));
    expect(await s3Intake(ours, nobody).examine('H00/f1', expected)).toEqual({
      size: 2 * scan.length,
      mediaType: undefined,
    });
  });

  it('knows a file that is not there from one that it may not read', async () => {
    const { ours } = await opened('intake');
    expect(await s3Intake(ours, nobody).examine('H00/f1', expected)).toBeUndefined();
    const { ours: stranger } = await opened('intake', { accessKeyId: 'stranger' });
    await expect(s3Intake(stranger, nobody).examine('H00/f1', expected)).rejects.toMatchObject({
      name: 'InvalidAccessKeyId',
    });
  });
});

describe('the intake, as scans are read', () => {
  scanStoreContract(async () => s3ScanStore((await opened('intake')).ours));

  it('says of what it keeps what it is', async () => {
    const { client, ours } = await opened('intake');
    await s3ScanStore(ours).put('H00/f1.text.json', Buffer.from('{}'), 'application/json');
    const { ContentType } = await client.send(
      new HeadObjectCommand({ Bucket: 'intake', Key: 'H00/f1.text.json' }),
    );
    expect(ContentType).toBe('application/json');
  });

  it('tells a scan that is gone from one that it may not read', async () => {
    const { ours } = await opened('intake', { accessKeyId: 'stranger' });
    await expect(s3ScanStore(ours).read('H00/f1')).rejects.toMatchObject({ name: 'InvalidAccessKeyId' });
  });
});

describe('the intake, as papers are copied', () => {
  it('gives the bytes and not the verdict on them, which is a tag', async () => {
    const { client, ours, put } = await opened('intake');
    await put('H00/f1', scan);
    const TagSet = [{ Key: 'GuardDutyMalwareScanStatus', Value: 'NO_THREATS_FOUND' }];
    await client.send(new PutObjectTaggingCommand({ Bucket: 'intake', Key: 'H00/f1', Tagging: { TagSet } }));
    await s3CopyFile(ours)('H00/f1', 'papers/f1');
    const copy = { Bucket: 'intake', Key: 'papers/f1' };
    expect((await client.send(new GetObjectTaggingCommand(copy))).TagSet).toEqual([]);
    expect((await client.send(new HeadObjectCommand(copy))).ContentLength).toBe(scan.length);
  });

  it('leaves what is gone to whoever has it, and what is there as it is', async () => {
    const { client, ours, put } = await opened('intake');
    await put('papers/f1', 'as it was');
    await put('H00/f1', scan);
    const copy = s3CopyFile(ours);
    await copy('H00/f1', 'papers/f1');
    await copy('H00/gone', 'papers/f2');
    const { Versions = [] } = await client.send(new ListObjectVersionsCommand({ Bucket: 'intake' }));
    expect(Versions.map(({ Key, Size }) => [Key, Size])).toEqual([
      ['H00/f1', scan.length],
      ['papers/f1', 'as it was'.length],
    ]);
  });
});

/** As the policy of a bucket does whose files are scanned: forbids to read what does not carry the verdict, and so what is not there. */
const onlyClean = (_: string, { action, context }: Need) =>
  /GetObject$/.test(action) && context?.('s3:ExistingObjectTag/GuardDutyMalwareScanStatus') === undefined
    ? 'not clean'
    : undefined;

describe('the intake, where files are scanned', () => {
  const expected = { size: scan.length, at: '2026-03-02T01:10:00.000Z' };
  const scanned = () => opened('intake', { authorise: onlyClean });

  it('tells what is gone from what has no verdict yet', async () => {
    const { ours, put } = await scanned();
    await put('H00/f1', scan);
    await put('H00/f10', scan);
    const intake = s3Intake(ours, async () => []);
    expect(await intake.examine('H00/f', expected)).toBeUndefined();
    await expect(intake.examine('H00/f1', expected)).rejects.toMatchObject({ name: 'AccessDenied' });
    expect(await s3ScanStore(ours).read('H00/f')).toBeUndefined();
    await expect(s3ScanStore(ours).read('H00/f1')).rejects.toMatchObject({ name: 'AccessDenied' });
    const read = (key: string) => Array.fromAsync(s3IntakeFiles(ours).read(key));
    await expect(read('H00/f')).rejects.toThrow('H00/f is not there');
    await expect(read('H00/f1')).rejects.toMatchObject({ name: 'NotReadable' });
  });

  it('copies what is clean, waits for a verdict, and leaves what is gone or never got one', async () => {
    const { client, ours, put } = await scanned();
    const copy = s3CopyFile(ours);
    await put('papers/f1', scan);
    await copy('papers/f', 'H00/f0');
    await expect(copy('papers/f1', 'H00/f1')).rejects.toMatchObject({ name: 'NotReadable' });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 3_600_000 });
    await copy('papers/f1', 'H00/f1');
    vi.useRealTimers();
    const TagSet = [{ Key: 'GuardDutyMalwareScanStatus', Value: 'NO_THREATS_FOUND' }];
    await client.send(
      new PutObjectTaggingCommand({ Bucket: 'intake', Key: 'papers/f1', Tagging: { TagSet } }),
    );
    await copy('papers/f1', 'H00/f2');
    const { Versions = [] } = await client.send(new ListObjectVersionsCommand({ Bucket: 'intake' }));
    expect(Versions.map(({ Key }) => Key)).toEqual(['H00/f2', 'papers/f1']);
  });
});

describe('the intake, as dossiers are sealed', () => {
  it('gives the bytes as they are', async () => {
    const { ours, put } = await opened('intake');
    const bytes = Buffer.alloc(700_000, 'một cửa ');
    await put('H00/f1', bytes);
    const read = Buffer.concat(await Array.fromAsync(s3IntakeFiles(ours).read('H00/f1')));
    expect(read.equals(bytes)).toBe(true);
  });

  it('fails aloud where a file is gone', async () => {
    const { ours } = await opened('intake');
    await expect(Array.fromAsync(s3IntakeFiles(ours).read('H00/f1'))).rejects.toThrow('H00/f1 is not there');
  });

  it('removes what it is told, also twice, and nothing else', async () => {
    const { client, ours, put } = await opened('intake');
    const keys = Array.from({ length: 23 }, (_, index) => `H00/f${index}`);
    await Promise.all([...keys, 'H01/f1'].map((key) => put(key, 'x')));
    const files = s3IntakeFiles(ours);
    await files.remove([]);
    await files.remove(keys);
    await files.remove(keys);
    const { Versions = [] } = await client.send(new ListObjectVersionsCommand({ Bucket: 'intake' }));
    expect(Versions.map(({ Key }) => Key)).toEqual(['H01/f1']);
  });

  it('says so where it may not remove', async () => {
    const { ours } = await opened('intake', { accessKeyId: 'stranger' });
    await expect(s3IntakeFiles(ours).remove(['k'])).rejects.toMatchObject({ name: 'InvalidAccessKeyId' });
  });
});

describe('the archive', () => {
  const until = '2046-03-02T01:00:00.000Z';
  const packed = (bytes: Buffer) => ({
    key: 'H00.zip',
    size: bytes.length,
    sha256: () => createHash('sha256').update(bytes).digest('hex'),
    bytes: (async function* () {
      for (let at = 0; at < bytes.length; at += 100_000) yield bytes.subarray(at, at + 100_000);
    })(),
    retainUntil: until,
  });

  it('locks what it stores, under its checksum', async () => {
    const { client, ours } = await opened('archive');
    const bytes = Buffer.alloc(250_000, 'gói');
    const { versionId: VersionId } = await s3ArchiveWriter(ours).put(packed(bytes));
    const which = { Bucket: 'archive', Key: 'H00.zip', VersionId };
    const { Body, ContentType } = await client.send(new GetObjectCommand(which));
    expect(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
    expect(ContentType).toBe('application/zip');
    const { ChecksumSHA256 } = await client.send(
      new HeadObjectCommand({ ...which, ChecksumMode: 'ENABLED' }),
    );
    expect(ChecksumSHA256).toBe(createHash('sha256').update(bytes).digest('base64'));
    const { Retention } = await client.send(new GetObjectRetentionCommand(which));
    expect(Retention).toEqual({ Mode: 'COMPLIANCE', RetainUntilDate: new Date(until) });
  });

  it('refuses bytes that are not what the checksum says', async () => {
    const { ours } = await opened('archive');
    const damaged = { ...packed(Buffer.from('a package')), sha256: () => '00'.repeat(32) };
    await expect(s3ArchiveWriter(ours).put(damaged)).rejects.toMatchObject({ name: 'BadDigest' });
  });

  it('takes the same package stored before for this one, and no other', async () => {
    const { ours } = await opened('archive');
    const archive = s3ArchiveWriter(ours);
    const first = await archive.put(packed(Buffer.from('a package')));
    expect(await archive.put(packed(Buffer.from('a package')))).toEqual(first);
    await expect(archive.put(packed(Buffer.from('another')))).rejects.toThrow(
      'in the archive with other bytes',
    );
  });

  it('fails aloud in a bucket without locks, and where it may not write', async () => {
    const { ours: bare } = await opened('archive', { locks: false });
    await expect(s3ArchiveWriter(bare).put(packed(Buffer.from('x')))).rejects.toThrow();
    const { ours } = await opened('archive', { accessKeyId: 'stranger' });
    await expect(s3ArchiveWriter(ours).put(packed(Buffer.from('x')))).rejects.toMatchObject({
      name: 'InvalidAccessKeyId',
    });
  });

  it('stores a large package in parts, locked as well', async () => {
    const { client, ours } = await opened('archive');
    const bytes = Buffer.alloc(17 * 1024 * 1024, 'gói lớn ');
    const { versionId: VersionId } = await s3ArchiveWriter(ours).put(packed(bytes));
    const which = { Bucket: 'archive', Key: 'H00.zip', VersionId };
    const { ContentLength } = await client.send(new HeadObjectCommand(which));
    expect(ContentLength).toBe(bytes.length);
    const { Retention } = await client.send(new GetObjectRetentionCommand(which));
    expect(Retention).toEqual({ Mode: 'COMPLIANCE', RetainUntilDate: new Date(until) });
  });
});
