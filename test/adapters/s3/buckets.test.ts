import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { s3ArchiveWriter } from '#shared/adapters/s3/archive-writer.ts';
import { s3Intake } from '#shared/adapters/s3/intake.ts';
import { s3IntakeFiles } from '#shared/adapters/s3/intake-files.ts';
import { scan } from '#test/adapters/file-formats/samples.ts';

const s3 = mockClient(S3Client);
const client = new S3Client({ region: 'ap-southeast-1' });
const fault = (name: string) =>
  new S3ServiceException({ name, $fault: 'client', $metadata: {}, message: name });
/** A body as the SDK gives it. */
const bodyOf = (...chunks: (Buffer | string)[]) =>
  Object.assign(Readable.from(chunks), {
    transformToByteArray: async () => Buffer.concat(chunks.map((chunk) => Buffer.from(chunk))),
  }) as never;

beforeEach(() => {
  s3.reset();
});

describe('the intake, as files are inspected', () => {
  const at = '2026-03-02T01:10:00.000Z';
  const intake = s3Intake(client, 'intake', async () => []);

  it('gives what a file is', async () => {
    s3.on(GetObjectCommand, { Bucket: 'intake', Key: 'H00/f1' }).resolves({ Body: bodyOf(scan) });
    expect(await intake.examine('H00/f1', at)).toMatchObject({
      size: scan.length,
      mediaType: 'application/pdf',
      pages: 1,
    });
  });

  it('knows a file that is not there from one that it may not read', async () => {
    s3.on(GetObjectCommand)
      .rejectsOnce(new NoSuchKey({ $metadata: {}, message: 'x' }))
      .rejects(fault('AccessDenied'));
    expect(await intake.examine('H00/f1', at)).toBeUndefined();
    await expect(intake.examine('H00/f1', at)).rejects.toThrow('AccessDenied');
  });
});

describe('the intake, as dossiers are sealed', () => {
  const files = s3IntakeFiles(client, 'intake');

  it('gives the bytes as they come', async () => {
    s3.on(GetObjectCommand).resolves({ Body: bodyOf(Buffer.from('one'), Buffer.from('two')) });
    expect(Buffer.concat(await Array.fromAsync(files.read('H00/f1'))).toString()).toBe('onetwo');
  });

  it('fails aloud where a file is gone', async () => {
    s3.on(GetObjectCommand).rejects(new NoSuchKey({ $metadata: {}, message: 'gone' }));
    await expect(Array.fromAsync(files.read('H00/f1'))).rejects.toThrow('gone');
  });

  it('removes a thousand at a time, and nothing by none', async () => {
    s3.on(DeleteObjectsCommand).resolves({});
    await files.remove([]);
    expect(s3.commandCalls(DeleteObjectsCommand)).toHaveLength(0);
    await files.remove(Array.from({ length: 2_001 }, (_, index) => `k${index}`));
    const sizes = s3
      .commandCalls(DeleteObjectsCommand)
      .map(({ args: [{ input }] }) => input.Delete?.Objects?.length);
    expect(sizes).toEqual([1_000, 1_000, 1]);
  });

  it('says so where some of them stayed', async () => {
    s3.on(DeleteObjectsCommand).resolves({ Errors: [{ Key: 'k', Message: 'SlowDown' }] });
    await expect(files.remove(['k', 'l'])).rejects.toThrow('1 files stay in the intake: SlowDown');
  });
});

describe('the archive', () => {
  const archive = s3ArchiveWriter(client, 'archive');
  const bytes = Buffer.from('a package');
  const digest = createHash('sha256').update(bytes);
  const sha256 = digest.copy().digest('hex');
  const checksum = digest.copy().digest('base64');
  const stored = () => ({
    key: 'H00.zip',
    size: bytes.length,
    sha256: () => sha256,
    bytes: Readable.from([bytes]),
    retainUntil: '2046-03-02T01:00:00.000Z',
  });

  it('locks what it stores, once, under its checksum', async () => {
    s3.on(PutObjectCommand).resolves({ VersionId: 'v1' });
    expect(await archive.put(stored())).toEqual({ versionId: 'v1' });
    expect(s3.commandCalls(PutObjectCommand)[0]?.args[0].input).toMatchObject({
      Bucket: 'archive',
      Key: 'H00.zip',
      IfNoneMatch: '*',
      ChecksumSHA256: checksum,
      ObjectLockMode: 'COMPLIANCE',
      ObjectLockRetainUntilDate: new Date('2046-03-02T01:00:00Z'),
    });
  });

  it('takes the same package stored before for this one', async () => {
    s3.on(PutObjectCommand).rejects(fault('PreconditionFailed'));
    s3.on(HeadObjectCommand).resolves({ ChecksumSHA256: checksum, VersionId: 'v0' });
    expect(await archive.put(stored())).toEqual({ versionId: 'v0' });
  });

  it('does not take other bytes under its name for it', async () => {
    s3.on(PutObjectCommand).rejects(fault('PreconditionFailed'));
    s3.on(HeadObjectCommand).resolves({ ChecksumSHA256: 'other', VersionId: 'v0' });
    await expect(archive.put(stored())).rejects.toThrow('in the archive with other bytes');
  });

  it('fails aloud in a bucket without versions, and where it may not write', async () => {
    s3.on(PutObjectCommand).resolvesOnce({}).rejects(fault('AccessDenied'));
    await expect(archive.put(stored())).rejects.toThrow('without a version');
    await expect(archive.put(stored())).rejects.toThrow('AccessDenied');
  });
});
