import { createHash } from 'node:crypto';
import { glob, readFile, stat, writeFile } from 'node:fs/promises';
import {
  DeleteObjectCommand,
  GetObjectLegalHoldCommand,
  HeadObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CheckView, HoldView, KeepingView } from '#shared/api/resources/archive/keeping.ts';
import { ArchivedDossier } from '#shared/api/views/archive.ts';
import { page } from '#shared/api/views/dossier.ts';
import { localDate } from '#shared/kernel/time.ts';
import { packageAddress } from '#test/support/archive.ts';
import { objectAt, s3Of } from '#test/support/aws.ts';
import { type Cast, signInAll } from '#test/support/cast.ts';
import { moveClock, timeOf } from '#test/support/control.ts';
import { eventually, expectStatus } from '#test/support/dossiers.ts';
import { sealed } from '#test/support/lives.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';

const order = { reason: 'Khiếu nại đang giải quyết', basis: 'Quyết định 12/QĐ-TTr' };
const why = `purpose=${encodeURIComponent('Thanh tra')}`;

let cloud: LocalCloud;
let cast: Cast;
let s3: S3Client;
let code: string;
let target: { Bucket: string; Key: string; VersionId: string };

beforeAll(async () => {
  cloud = await startLocalCloud();
  cast = await signInAll(cloud.addresses);
  s3 = await s3Of(cloud.addresses);
  code = await sealed(cast);
  const url = await packageAddress(cast.auditor, code);
  target = { ...objectAt(url), VersionId: new URL(url).searchParams.get('versionId') ?? '' };
});
afterAll(() => cloud.close());

const holdAt = (id: string) => `/v1/archive/${code}/holds/${id}`;
const place = (id: string, body: object = order) => cast.auditor.put(holdAt(id), body);
const lift = (id: string) => cast.auditor.delete(`${holdAt(id)}?reason=${encodeURIComponent('Đã kết luận')}`);
const isLocked = async () =>
  (await s3.send(new GetObjectLegalHoldCommand(target))).LegalHold?.Status === 'ON';
const shown = async () =>
  expectStatus(await cast.auditor.get(`/v1/archive/${code}?${why}`), 200, ArchivedDossier).keeping;

describe('an auditor who places holds', () => {
  it('locks the package under each of them, and unlocks it with the last', async () => {
    const [first] = await Promise.all(['vu-1', 'vu-1', 'vu-2'].map((id) => place(id)));
    expect(first && expectStatus(first, 200, HoldView)).toMatchObject({
      id: 'vu-1',
      by: 'thanh-tra',
      ...order,
    });
    expect(await isLocked()).toBe(true);
    expect(await shown()).toMatchObject({ held: true, holds: [{ id: 'vu-1' }, { id: 'vu-2' }] });

    expectStatus(await lift('vu-1'), 200, HoldView);
    expect(await isLocked()).toBe(true);
    expectStatus(await lift('vu-2'), 200, HoldView);
    expect(await isLocked()).toBe(false);
    const { held, holds } = await shown();
    expect(held).toBe(false);
    expect(holds.map(({ id, lifted }) => [id, lifted?.reason])).toEqual([
      ['vu-1', 'Đã kết luận'],
      ['vu-2', 'Đã kết luận'],
    ]);
  });

  it.each([
    [
      'the same id for another reason',
      () => place('vu-3', { ...order, reason: 'Khác hẳn' }),
      409,
      'hold-taken',
    ],
    ['an id that was lifted', () => place('vu-1'), 409, 'hold-lifted'],
    ['no reason', () => place('vu-4', { basis: 'x' }), 400, 'invalid-request'],
    ['an id that is no name', () => place('v%E1%BB%A5%201'), 400, 'invalid-request'],
    ['a hold that is not there, lifted', () => lift('vu-9'), 404, 'unknown-hold'],
    [
      'a dossier that is not there',
      () => cast.auditor.put('/v1/archive/H00.01-20260101-9999999/holds/a', order),
      404,
      'not-sealed',
    ],
  ])('is refused %s', async (_, ask, status, problem) => {
    if (problem === 'hold-taken') expectStatus(await place('vu-3'), 200, HoldView);
    expect((await ask()).body).toMatchObject({ status, code: problem });
  });
});

describe('an auditor who extends a retention', () => {
  const extend = (until: string) => cast.auditor.put(`/v1/archive/${code}/retention`, { until, ...order });

  it('locks for longer, and never for less', async () => {
    const before = await shown();
    const until = '2085-06-30T17:00:00.000Z';
    const answer = expectStatus(await extend(until), 200, KeepingView);
    expect(Date.parse(answer.retainUntil)).toBe(Date.parse(until));
    expect(expectStatus(await extend(until), 200, KeepingView).extensions).toHaveLength(1);
    expect((await s3.send(new HeadObjectCommand(target))).ObjectLockRetainUntilDate).toEqual(new Date(until));
    expect((await extend(before.retainUntil)).body).toMatchObject({ status: 409, code: 'retention-shorter' });
    expect((await extend('2199-01-01T00:00:00Z')).body).toMatchObject({ code: 'retention-too-long' });
    expect(await shown()).toMatchObject({ retainUntil: answer.retainUntil, extensions: [order] });
    await expect(s3.send(new DeleteObjectCommand(target))).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});

describe('the checks of the archive', () => {
  const checks = async () =>
    expectStatus(await cast.auditor.get('/v1/archive/checks?limit=100'), 200, page(CheckView)).items;

  it('find a package whose bytes have changed, and name it', async () => {
    const other = await sealed(cast);
    // A root for the day of sealing, and a night that sets the beginning.
    const day = localDate(await timeOf(cloud.addresses));
    await moveClock(cloud.addresses, { advance: 'P1D' });
    await eventually(
      () => fetch(`${cloud.addresses.api}/v1/proofs/${day}`),
      ({ status }) => status === 200,
    );
    await moveClock(cloud.addresses, { advance: 'P1D' });
    cast = await signInAll(cloud.addresses);
    await eventually(checks, ([night]) => night?.done === true);
    await damage(cloud.directory, await digestOf(other));

    await moveClock(cloud.addresses, { advance: 'P90D' });
    cast = await signInAll(cloud.addresses);
    const nights = await eventually(checks, (found) => found.some(({ checked }) => checked === 2));
    const damaged = nights.flatMap((night) => night.damaged);
    expect(damaged).toMatchObject([{ code: other, place: { key: `${other}.zip` } }]);
    expect(damaged[0]?.healthy).toBeUndefined();
    expect((await shown()).checked).toMatchObject({ sound: true });
  });
});

const digestOf = async (one: string) =>
  expectStatus(await cast.auditor.get(`/v1/archive/${one}?${why}`), 200, ArchivedDossier).package.sha256;

/** Changes a byte of a package where it lies on this machine's disk. */
async function damage(directory: string, digest: string): Promise<void> {
  for await (const path of glob(`${directory}/**/*`)) {
    if (!(await stat(path)).isFile()) continue;
    const bytes = await readFile(path);
    if (createHash('sha256').update(bytes).digest('hex') !== digest) continue;
    bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
    await writeFile(path, bytes);
    return;
  }
  throw new Error('the package lies nowhere');
}
