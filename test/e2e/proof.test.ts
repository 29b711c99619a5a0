import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  PutObjectRetentionCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Verification } from '#shared/api/views/archive.ts';
import { page } from '#shared/api/views/dossier.ts';
import { hashOfRoot, InclusionProof, SignedRoot } from '#shared/archive/proof/day-root.ts';
import { localDate } from '#shared/kernel/time.ts';
import { packageAddress } from '#test/support/archive.ts';
import { objectAt, s3Of } from '#test/support/aws.ts';
import { type Cast, signInAll } from '#test/support/cast.ts';
import { moveClock, timeOf } from '#test/support/control.ts';
import { eventually, expectStatus } from '#test/support/dossiers.ts';
import { sealed } from '#test/support/lives.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';
import { startTimeStamps } from '#test/support/time-stamps.ts';
import { strangersVerdict } from '../archive/proof/proven.ts';

const why = `purpose=${encodeURIComponent('Kiểm toán nhà nước')}`;

let cloud: LocalCloud;
let authority: Awaited<ReturnType<typeof startTimeStamps>>;
let cast: Cast;
let code: string;
let day: string;

beforeAll(async () => {
  authority = await startTimeStamps(async () => new Date(await timeOf(cloud.addresses)));
  const record = { id: 'tsa', from: '2020-01-01T00:00:00.000Z', name: 'Test TSA', basis: 'test' };
  const { url, certificate } = authority;
  const records = {
    timeStampAuthorities: [{ ...record, url }],
    trustAnchors: [{ ...record, certificate }],
  };
  const file = join(await mkdtemp(join(tmpdir(), 'motcua-tsa-')), 'tsa.json');
  await writeFile(file, JSON.stringify(records));
  cloud = await startLocalCloud({ publish: [file] });
  cast = await signInAll(cloud.addresses);
  [code] = await Promise.all([sealed(cast), sealed(cast), sealed(cast)]);
  day = localDate(await timeOf(cloud.addresses));
});
afterAll(async () => {
  authority.close();
  await cloud.close();
});

const proof = () => cast.auditor.get(`/v1/archive/${code}/proof?${why}`);
const anybody = async (path: string) => {
  const answer = await fetch(`${cloud.addresses.api}${path}`);
  return { status: answer.status, body: await answer.json() };
};
const packageOf = (one: string) => packageAddress(cast.auditor, one);

describe('a sealed dossier', () => {
  it('has no proof before its day is over', async () => {
    expect((await proof()).body).toMatchObject({ status: 404, code: 'not-proven' });
    expect((await anybody(`/v1/proofs/${day}`)).status).toBe(404);
  });

  it('is proven the night after, to whoever has the package, the proof and the script', async () => {
    await moveClock(cloud.addresses, { advance: 'P1D' });
    cast = await signInAll(cloud.addresses);
    await eventually(proof, ({ status }) => status === 200);
    const given = expectStatus(await proof(), 200, InclusionProof);
    expect(given.root.record).toMatchObject({ day, count: 3 });

    const zip = Buffer.from(await (await fetch(await packageOf(code))).arrayBuffer());
    const { status, lines } = await strangersVerdict({ zip, proof: given });
    expect(status, lines.join('\n')).toBe(0);
    expect(lines[0]).toMatch(`✓ ${code}: `);
    expect(lines[1]).toContain(`proven by the root of ${day} (3 dossiers)`);
  });

  it('names the proof in its verification', async () => {
    const body = { purpose: 'Kiểm toán nhà nước' };
    const report = await cast.auditor.post(`/v1/archive/${code}/verification`, { body });
    const { checks } = expectStatus(report, 200, Verification);
    expect(checks).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ check: 'inclusion-proof', ok: true }),
        expect.objectContaining({ check: 'root-signature', ok: true }),
        expect.objectContaining({ check: 'root-time-stamp', ok: true }),
      ]),
    );
  });

  it('lets anybody see the roots, each tied to the one before', async () => {
    await moveClock(cloud.addresses, { advance: 'P2D' });
    const latest = async () => page(SignedRoot).parse((await anybody('/v1/proofs?limit=2')).body);
    const { items } = await eventually(latest, ({ nextCursor }) => nextCursor !== undefined);
    const [last, before] = items;
    expect(last?.record).toMatchObject({ count: 0, previous: before && hashOfRoot(before) });
    const { body } = await anybody(`/v1/proofs/${day}`);
    expect(SignedRoot.parse(body).record).toMatchObject({ day, count: 3 });
  });
});

describe('whoever holds the keys to the archive bucket', () => {
  let s3: S3Client;
  let targets: { Bucket: string; Key: string; VersionId: string }[];

  beforeAll(async () => {
    cast = await signInAll(cloud.addresses);
    s3 = await s3Of(cloud.addresses);
    const { Bucket } = objectAt(await packageOf(code));
    const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix: 'proofs/' }));
    targets = Versions.map(({ Key = '', VersionId = '' }) => ({ Bucket, Key, VersionId }));
  });

  it('can neither delete a root nor shorten its lock of a hundred years', async () => {
    expect(targets.map(({ Key }) => Key)).toEqual(expect.arrayContaining([expect.stringContaining(day)]));
    for (const target of targets) {
      await expect(s3.send(new DeleteObjectCommand(target))).rejects.toMatchObject({ name: 'AccessDenied' });
      const RetainUntilDate = new Date(Date.now() + 90 * 365 * 86_400_000);
      const shorter = { ...target, Retention: { Mode: 'COMPLIANCE', RetainUntilDate } } as const;
      await expect(s3.send(new PutObjectRetentionCommand(shorter))).rejects.toMatchObject({
        name: 'AccessDenied',
      });
    }
  });
});
