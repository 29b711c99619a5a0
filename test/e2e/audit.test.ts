import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  PutObjectRetentionCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  Applicant,
  ArchivedDossier,
  ArchiveItem,
  PersonFound,
  Verification,
} from '#shared/api/views/archive.ts';
import { page } from '#shared/api/views/dossier.ts';
import { Access } from '#shared/archive/access-log.ts';
import { verifyChain } from '#shared/journal/chain.ts';
import { JournalEntry } from '#shared/journal/journal.ts';
import { packageAddress } from '#test/support/archive.ts';
import { objectAt, s3Of } from '#test/support/aws.ts';
import { type Cast, signInAll, unit } from '#test/support/cast.ts';
import { declare, expectStatus, look, scan } from '#test/support/dossiers.ts';
import { benchSubmission, sealed } from '#test/support/lives.ts';
import { type LocalCloud, stage, startLocalCloud } from '#test/support/local-cloud.ts';
import {
  type Bag,
  bagitPython,
  manifestAgainst,
  openBag,
  sha256,
  textIn,
  validatedBy,
} from './opened-bag.ts';

const purpose = 'Thanh tra định kỳ quý IV';
const why = `purpose=${encodeURIComponent(purpose)}`;
const fileName = 'tờ khai của ông A & bà B (100%).pdf';

let cloud: LocalCloud;
let cast: Cast;
let code: string;
let fileId: string;

beforeAll(async () => {
  cloud = await startLocalCloud();
  cast = await signInAll(cloud.addresses);
  const applicant = { kind: 'citizen', name: 'Đỗ Thị Ước', identifier: '001188000002' };
  const files = [{ component: 'declaration', ...declare(scan, fileName) }];
  code = await sealed(cast, benchSubmission({ files, applicant }));
  fileId = (await look(cast.portal, code)).files[0]?.id ?? '';
});
afterAll(() => cloud.close());

const open = async () =>
  expectStatus(await cast.auditor.get(`/v1/archive/${code}?${why}`), 200, ArchivedDossier);
const verify = async () =>
  expectStatus(
    await cast.auditor.post(`/v1/archive/${code}/verification`, { body: { purpose } }),
    200,
    Verification.and(z.object({ ok: z.boolean() })),
  );
const place = async () => {
  const url = await packageAddress(cast.auditor, code, purpose);
  return { url, ...objectAt(url), VersionId: new URL(url).searchParams.get('versionId') ?? '' };
};
const fetchFile = () => cast.auditor.get(`/v1/archive/${code}/files/${fileId}?${why}`);

describe('an auditor who looks for a dossier', () => {
  it.each([
    ['by unit', `unit=${unit}`],
    ['by name, without its marks', `unit=${unit}&q=do thi uoc`],
    ['by code', `unit=${unit}&q=H00.01-`],
    ['by procedure', `unit=${unit}&procedure=LOCAL.BENCH`],
    ['by the end of its retention', `unit=${unit}&retainUntilTo=2099-01-01T00:00:00Z`],
  ])('finds it %s', async (_, query) => {
    const { items } = expectStatus(
      await cast.auditor.get(`/v1/archive?${query}&${why}`),
      200,
      page(ArchiveItem),
    );
    expect(items).toMatchObject([{ code, unit, status: 'returned', applicantName: 'Đ. T. Ư.' }]);
  });

  it('says why: the search is noted', async () => {
    const silent = await cast.auditor.get(`/v1/archive?unit=${unit}`);
    expect(silent.body).toMatchObject({ status: 400, errors: [{ pointer: '/query/purpose' }] });
  });

  it.each([
    `unit=${unit}&q=khong co`,
    `unit=${unit}&retainUntilTo=2026-01-01T00:00:00Z`,
    `unit=${unit}&procedure=1.004873`,
    'unit=H00.02',
  ])('does not find it where it is not: %s', async (query) => {
    const { items } = expectStatus(
      await cast.auditor.get(`/v1/archive?${query}&${why}`),
      200,
      page(ArchiveItem),
    );
    expect(items).toEqual([]);
  });
});

describe('an auditor who needs the name behind a line of the list', () => {
  it('says why, and is noted', async () => {
    const asked = await cast.auditor.post(`/v1/archive/${code}/disclosure`, { body: { purpose } });
    expect(expectStatus(asked, 200, Applicant)).toMatchObject({ code, applicant: { name: 'Đỗ Thị Ước' } });
    const silent = await cast.auditor.post(`/v1/archive/${code}/disclosure`, { body: {} });
    expect(silent.status).toBe(400);
  });
});

describe('an auditor who asks for a person', () => {
  it('finds the dossiers, and who looked at them or asked for the person before', async () => {
    const person = { identifier: '001 188 000 002', purpose };
    const find = async () =>
      expectStatus(await cast.auditor.post('/v1/archive/people', { body: person }), 200, PersonFound);
    await cast.auditor.get(`/v1/archive/${code}?${why}`);
    const { items, accesses } = await find();
    expect(items).toMatchObject([{ code, unit, applicantName: 'Đ. T. Ư.' }]);
    expect(accesses.map(({ what, code: of }) => [what, of])).toEqual(
      expect.arrayContaining([
        ['dossier', code],
        ['person', undefined],
      ]),
    );
  });

  it('finds nobody by another number', async () => {
    const body = { identifier: '001188000009', purpose };
    const found = await cast.auditor.post('/v1/archive/people', { body });
    expect(expectStatus(found, 200, PersonFound).items).toEqual([]);
  });
});

describe('a sealed dossier', () => {
  let bag: Bag;
  let stored: z.infer<typeof ArchivedDossier>['package'];

  it('is a package of the digest that the journal names', async () => {
    const opened = await open();
    stored = opened.package;
    const events = z.array(z.looseObject({ type: z.string() }));
    expect(events.parse(opened.journal.at(-1)?.['events'])).toMatchObject([
      { type: 'dossier.sealed', package: { sha256: stored.sha256, bytes: stored.bytes } },
    ]);
    const answer = await fetch((await place()).url);
    expect(answer.headers.get('content-disposition')).toContain(`${code}.zip`);
    const zip = await answer.bytes();
    expect({ sha256: sha256(zip), bytes: zip.length }).toMatchObject({
      sha256: stored.sha256,
      bytes: stored.bytes,
    });
    bag = openBag(zip);
  });

  it('is a whole bag by RFC 8493: every file promised, none besides, each of its digest', () => {
    expect(textIn(bag, 'bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
    expect(textIn(bag, 'bag-info.txt')).toContain(`External-Identifier: ${code}\n`);
    const payload = manifestAgainst(bag, 'manifest-sha256.txt', (path) => path.startsWith('data/'));
    expect(payload.found.length).toBeGreaterThan(5);
    expect(payload.promised.map(({ path }) => path.replaceAll('%25', '%'))).toEqual(
      payload.found.map(({ path }) => path),
    );
    expect(payload.promised.map((one) => one.sha256)).toEqual(payload.found.map((one) => one.sha256));
    const tags = manifestAgainst(
      bag,
      'tagmanifest-sha256.txt',
      (path) => !path.startsWith('data/') && path !== 'tagmanifest-sha256.txt',
    );
    expect(tags.promised).toEqual(tags.found);
  });

  it.skipIf(bagitPython() === undefined)('is valid to the reference validator', async () => {
    expect(await validatedBy(bagitPython() ?? [], bag)).toMatchObject({ status: 0 });
  });

  it('holds the journal as it was written, chain and all', async () => {
    const path = [...bag.keys()].find((one) => one.endsWith('/journal.jsonl')) ?? '';
    const lines = textIn(bag, path).trimEnd().split('\n');
    const entries = lines.map((line) => JournalEntry.parse(JSON.parse(line)));
    const { journal } = await open();
    expect(verifyChain(entries)).toEqual({
      ok: true,
      value: { length: journal.length - 1, head: journal.at(-2)?.hash },
    });
    expect(entries.map(({ hash }) => hash)).toEqual(journal.slice(0, -1).map(({ hash }) => hash));
  });

  it('says by what it is kept, in the package as before the auditor: here by a default that is assumed', () => {
    expect(stored.retention).toMatchObject({
      term: { years: 1 },
      basis: expect.stringContaining('Giả định'),
      default: { id: 'gia-dinh-2025', sure: 'assumed' },
    });
    // A stage that locks whatever it seals for longer keeps it for longer.
    expect(Date.parse(stored.retainUntil)).toBeGreaterThanOrEqual(Date.parse(stored.retention?.end ?? ''));
    if (stage === 'dev') expect(stored.retainUntil).toBe(stored.retention?.end);
    const path = [...bag.keys()].find((one) => one.endsWith('/vn-archival.json')) ?? '';
    expect(JSON.parse(textIn(bag, path)).file).toMatchObject({
      retention: '1 năm',
      retentionBasis: stored.retention?.basis,
      retentionDefault: expect.stringContaining('giả định'),
    });
  });

  it('gives each file alone, byte for byte as it was uploaded, under its own name', async () => {
    const { status, headers, body } = await fetchFile();
    expect(status).toBe(200);
    expect(Buffer.compare(z.instanceof(Uint8Array).parse(body), scan)).toBe(0);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('repr-digest')).toBe(
      `sha-256=:${Buffer.from(sha256(scan), 'hex').toString('base64')}:`,
    );
    const disposition = headers.get('content-disposition') ?? '';
    expect(decodeURIComponent(disposition.split("''")[1] ?? '')).toBe(fileName.normalize('NFC'));
  });

  it('verifies: every file, the manifests, the chain', async () => {
    const report = await verify();
    expect(report).toMatchObject({ ok: true, counts: { failed: 0 } });
  });

  it('remembers who looked, at what, and why', async () => {
    const { accesses } = await open();
    const looks = accesses.map(({ what, by, purpose: asked, subject }) => ({ what, by, asked, subject }));
    for (const what of ['applicant', 'dossier', 'package', 'file', 'verification'])
      expect(looks).toContainEqual({
        what,
        by: 'thanh-tra',
        asked: purpose,
        subject: what === 'file' ? fileId : undefined,
      });
    const times = accesses.map(({ at }) => at);
    expect(times).toEqual(times.toSorted().toReversed());
    const all = await cast.auditor.get(`/v1/archive/${code}/accesses?limit=1&${why}`);
    expect(expectStatus(all, 200, page(Access))).toMatchObject({
      items: [{ by: 'thanh-tra' }],
      nextCursor: expect.any(String),
    });
    const searches = await cast.auditor.get(`/v1/archive/searches?unit=${unit}`);
    expect(expectStatus(searches, 200, page(Access)).items).toContainEqual(
      expect.objectContaining({ what: 'search', by: 'thanh-tra', purpose }),
    );
  });
});

describe('whoever holds the keys to the archive bucket', () => {
  let s3: S3Client;
  // What the bucket's policy leaves to one role each, the locks are tried with: they hold against those roles too.
  let disposal: S3Client;
  let keeping: S3Client;
  let seal: S3Client;
  let target: { Bucket: string; Key: string; VersionId: string };
  const tomorrow = () => new Date(Date.now() + 24 * 3_600_000);
  const retention = (RetainUntilDate: Date, Mode: 'COMPLIANCE' | 'GOVERNANCE' = 'COMPLIANCE') =>
    new PutObjectRetentionCommand({
      ...target,
      Retention: { Mode, RetainUntilDate },
    });

  beforeAll(async () => {
    s3 = await s3Of(cloud.addresses);
    disposal = await s3Of(cloud.addresses, 'Dispose');
    keeping = await s3Of(cloud.addresses, 'ArchiveRetention');
    seal = await s3Of(cloud.addresses, 'Seal');
    const { Bucket, Key, VersionId } = await place();
    target = { Bucket, Key, VersionId };
  });

  it('cannot delete the sealed version', async () => {
    const bypassing = { ...target, BypassGovernanceRetention: true };
    for (const client of [s3, disposal]) {
      for (const what of [target, bypassing])
        await expect(client.send(new DeleteObjectCommand(what))).rejects.toMatchObject({
          name: 'AccessDenied',
        });
    }
    const { Bucket, Key, VersionId } = target;
    const { Errors } = await disposal.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key, VersionId }] } }),
    );
    expect(Errors).toMatchObject([{ Code: 'AccessDenied', Key }]);
  });

  it('cannot shorten or soften its lock, only lengthen it', async () => {
    const before = await s3.send(new HeadObjectCommand(target));
    expect(before.ObjectLockMode).toBe('COMPLIANCE');
    const until = before.ObjectLockRetainUntilDate ?? new Date(0);
    await expect(keeping.send(retention(tomorrow()))).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(keeping.send(retention(until, 'GOVERNANCE'))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    const later = new Date(until.getTime() + 24 * 3_600_000);
    await expect(s3.send(retention(later))).rejects.toMatchObject({ name: 'AccessDenied' });
    await keeping.send(retention(later));
    expect((await s3.send(new HeadObjectCommand(target))).ObjectLockRetainUntilDate).toEqual(later);
  });

  it('cannot put other bytes in its place: nobody hides it, and what is put over it leaves it as it was', async () => {
    const { Bucket, Key } = target;
    const put = { Bucket, Key, Body: 'something else' };
    await expect(s3.send(new PutObjectCommand(put))).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(seal.send(new PutObjectCommand({ ...put, IfNoneMatch: '*' }))).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    await seal.send(new PutObjectCommand(put));
    for (const client of [s3, seal, disposal]) {
      const hiding = client.send(new DeleteObjectCommand({ Bucket, Key }));
      await expect(hiding).rejects.toMatchObject({ name: 'AccessDenied' });
    }
    const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix: Key }));
    expect(Versions.map(({ VersionId }) => VersionId)).toContain(target.VersionId);

    const { Body } = await s3.send(new GetObjectCommand(target));
    expect(sha256((await Body?.transformToByteArray()) ?? new Uint8Array())).toBe(
      (await open()).package.sha256,
    );
    expect(await place()).toMatchObject(target);
    expect((await fetchFile()).status).toBe(200);
    expect(await verify()).toMatchObject({ ok: true });
  });
});
