import {
  DeleteObjectCommand,
  GetObjectLegalHoldCommand,
  GetObjectRetentionCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  PutObjectLegalHoldCommand,
  PutObjectRetentionCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { bucket } from '#test/infra/local/s3/options.ts';
import { codeOf, sendSigned } from '#test/infra/local/s3/raw.ts';
import { day, type Running, start } from '#test/infra/local/s3/server.ts';

const Bucket = 'archive';
const Key = 'k';
const archive = bucket(Bucket, { versioned: true, objectLock: true });
const inDays = (days: number) => new Date(Date.now() + days * day);
const denied = { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } };

const put = async ({ client }: Running, more: Partial<PutObjectCommandInput> = {}) =>
  (await client.send(new PutObjectCommand({ Bucket, Key, Body: 'sealed', ...more }))).VersionId;
const lock = (ObjectLockMode: 'COMPLIANCE' | 'GOVERNANCE', days: number) => ({
  ObjectLockMode,
  ObjectLockRetainUntilDate: inDays(days),
});
const remove = ({ client }: Running, VersionId?: string, BypassGovernanceRetention?: boolean) =>
  client.send(new DeleteObjectCommand({ Bucket, Key, VersionId, BypassGovernanceRetention }));
const retain = (
  { client }: Running,
  Retention: { Mode?: 'COMPLIANCE' | 'GOVERNANCE'; RetainUntilDate?: Date },
  BypassGovernanceRetention?: boolean,
) => client.send(new PutObjectRetentionCommand({ Bucket, Key, Retention, BypassGovernanceRetention }));

describe('a version locked in compliance mode', () => {
  it('is not removed by anybody before its time, and is after it', async () => {
    const running = await start([archive]);
    const version = await put(running, lock('COMPLIANCE', 10));
    await expect(remove(running, version)).rejects.toMatchObject(denied);
    await expect(remove(running, version, true)).rejects.toMatchObject(denied);
    expect(await running.client.send(new HeadObjectCommand({ Bucket, Key }))).toMatchObject({
      ObjectLockMode: 'COMPLIANCE',
      VersionId: version,
    });
    running.advance(10 * day + 1000);
    await remove(running, version);
    await expect(running.client.send(new HeadObjectCommand({ Bucket, Key }))).rejects.toMatchObject({
      name: 'NotFound',
    });
  });

  it('is hidden by a plain delete, and covered by a newer one, but stays', async () => {
    const running = await start([archive]);
    const version = await put(running, lock('COMPLIANCE', 10));
    expect(await remove(running)).toMatchObject({ DeleteMarker: true });
    await put(running, { Body: 'newer' });
    const head = await running.client.send(new HeadObjectCommand({ Bucket, Key, VersionId: version }));
    expect(head.ContentLength).toBe('sealed'.length);
  });

  it('is locked for longer, never for shorter or more weakly', async () => {
    const running = await start([archive]);
    await put(running, lock('COMPLIANCE', 10));
    await expect(
      retain(running, { Mode: 'COMPLIANCE', RetainUntilDate: inDays(9) }, true),
    ).rejects.toMatchObject(denied);
    await expect(
      retain(running, { Mode: 'GOVERNANCE', RetainUntilDate: inDays(20) }, true),
    ).rejects.toMatchObject(denied);
    await expect(retain(running, {}, true)).rejects.toMatchObject(denied);
    const RetainUntilDate = inDays(20);
    await retain(running, { Mode: 'COMPLIANCE', RetainUntilDate });
    const { Retention } = await running.client.send(new GetObjectRetentionCommand({ Bucket, Key }));
    expect(Retention).toEqual({
      Mode: 'COMPLIANCE',
      RetainUntilDate: RetainUntilDate,
    });
  });
});

describe('a version locked in governance mode', () => {
  it('yields to an explicit bypass only', async () => {
    const running = await start([archive]);
    const version = await put(running, lock('GOVERNANCE', 10));
    await expect(remove(running, version)).rejects.toMatchObject(denied);
    await expect(retain(running, { Mode: 'GOVERNANCE', RetainUntilDate: inDays(1) })).rejects.toMatchObject(
      denied,
    );
    await expect(retain(running, {})).rejects.toMatchObject(denied);
    await retain(running, { Mode: 'GOVERNANCE', RetainUntilDate: inDays(11) });
    await retain(running, { Mode: 'GOVERNANCE', RetainUntilDate: inDays(1) }, true);
    await remove(running, version, true);
  });
});

describe('a legal hold', () => {
  it('keeps a version until it is lifted', async () => {
    const running = await start([archive]);
    const version = await put(running, { ObjectLockLegalHoldStatus: 'ON' });
    await expect(remove(running, version, true)).rejects.toMatchObject(denied);
    const hold = (Status: 'ON' | 'OFF') =>
      running.client.send(new PutObjectLegalHoldCommand({ Bucket, Key, LegalHold: { Status } }));
    await hold('OFF');
    expect(
      (await running.client.send(new GetObjectLegalHoldCommand({ Bucket, Key }))).LegalHold?.Status,
    ).toBe('OFF');
    await hold('ON');
    await expect(remove(running, version, true)).rejects.toMatchObject(denied);
    await hold('OFF');
    await remove(running, version);
  });
});

describe('a bucket with a default retention', () => {
  const locked = bucket(Bucket, { ...archive, defaultRetention: { mode: 'COMPLIANCE', years: 2 } });

  it('locks what comes without a lock of its own', async () => {
    const running = await start([locked]);
    const version = await put(running);
    const head = await running.client.send(new HeadObjectCommand({ Bucket, Key }));
    expect(head.ObjectLockMode).toBe('COMPLIANCE');
    expect(Math.abs(Number(head.ObjectLockRetainUntilDate) - Number(inDays(730)))).toBeLessThan(60_000);
    await expect(remove(running, version)).rejects.toMatchObject(denied);
  });

  it('takes only bodies with a digest', async () => {
    const { url } = await start([locked]);
    const response = await sendSigned(url, { method: 'PUT', path: '/archive/k', body: 'x' });
    expect([response.status, codeOf(response)]).toEqual([400, 'InvalidRequest']);
  });
});

describe('a lock that cannot be', () => {
  it('is refused', async () => {
    const running = await start([archive, bucket('plain', { versioned: true })]);
    const invalid = { name: 'InvalidRequest' };
    await expect(put(running, { Bucket: 'plain', ...lock('COMPLIANCE', 1) })).rejects.toMatchObject(invalid);
    await expect(put(running, { Bucket: 'plain', ObjectLockLegalHoldStatus: 'OFF' })).rejects.toMatchObject(
      invalid,
    );
    const wrong = { name: 'InvalidArgument' };
    await expect(put(running, lock('COMPLIANCE', -1))).rejects.toMatchObject(wrong);
    await expect(put(running, { ObjectLockMode: 'COMPLIANCE' })).rejects.toMatchObject(wrong);
    await put(running);
    await expect(running.client.send(new GetObjectRetentionCommand({ Bucket, Key }))).rejects.toMatchObject({
      name: 'NoSuchObjectLockConfiguration',
    });
    await expect(retain(running, { Mode: 'COMPLIANCE' })).rejects.toMatchObject({ name: 'MalformedXML' });
  });
});
