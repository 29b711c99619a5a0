import {
  DeleteObjectCommand,
  GetObjectLegalHoldCommand,
  HeadObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArchivedDossier } from '#shared/contract/archive-views.ts';
import { HoldView, KeepingView } from '#shared/contract/keeping.ts';
import { objectAt, s3Of } from '#test/support/aws.ts';
import { type Cast, signInAll } from '#test/support/cast.ts';
import { expectStatus } from '#test/support/dossiers.ts';
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
  const answer = await cast.auditor.get(`/v1/archive/${code}/package?${why}`);
  const url = answer.headers.get('location') ?? '';
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
