import { GetObjectCommand, HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { DisposalView } from '#shared/api/resources/archive/disposals.ts';
import { page } from '#shared/api/views/dossier.ts';
import { SignedCertificate } from '#shared/archive/keeping/disposal.ts';
import { packageAddress } from '#test/support/archive.ts';
import { objectAt, s3Of } from '#test/support/aws.ts';
import { type Cast, signInAll, unit } from '#test/support/cast.ts';
import { moveClock } from '#test/support/control.ts';
import { eventually, expectStatus, look } from '#test/support/dossiers.ts';
import { sealed } from '#test/support/lives.ts';
import { type LocalCloud, retentionOver, startLocalCloud } from '#test/support/local-cloud.ts';

const why = `purpose=${encodeURIComponent('Chỉnh lý tài liệu')}`;
/** As whoever draws it up names it, and as everybody does. */
const own = '/v1/archive/disposals/huy-2027';
let list: string;

let cloud: LocalCloud;
let cast: Cast;
let s3: S3Client;
let Bucket: string;
let codes: [destroyed: string, kept: string, held: string];

beforeAll(async () => {
  cloud = await startLocalCloud();
  cast = await signInAll(cloud.addresses);
  s3 = await s3Of(cloud.addresses);
  codes = await Promise.all([sealed(cast), sealed(cast), sealed(cast)]);
  ({ Bucket } = objectAt(await packageAddress(cast.auditor, codes[0] ?? '')));
});
afterAll(() => cloud.close());

const view = async () => expectStatus(await cast.auditor.get(list), 200, DisposalView);
const fileOf = async (code: string) => (await look(cast.portal, code)).files[0]?.id;
const isThere = async (code: string) => {
  try {
    await s3.send(new HeadObjectCommand({ Bucket, Key: `${code}.zip` }));
    return true;
  } catch {
    return false;
  }
};

describe('what nobody needs any more', () => {
  it('is on no list before its retention is over', async () => {
    const answer = await cast.archivist.put(own, { unit });
    expect(answer.body).toMatchObject({ status: 409, code: 'nothing-due' });
  });

  it('is listed when it is', async () => {
    await moveClock(cloud.addresses, { advance: retentionOver });
    cast = await signInAll(cloud.addresses);
    const drawnUp = expectStatus(await cast.archivist.put(own, { unit }), 200, DisposalView);
    expect(drawnUp.id).toMatch(/^[0-9a-f]{16}~huy-2027$/);
    list = `/v1/archive/disposals/${drawnUp.id}`;
    expect(drawnUp).toMatchObject({ state: 'prepared', unit, prepared: { by: 'luu-tru' } });
    expect(drawnUp.items.map(({ code }) => code).toSorted()).toEqual(codes.toSorted());
    expect(expectStatus(await cast.archivist.put(own, { unit }), 200, DisposalView)).toEqual(drawnUp);
    expect((await cast.auditor.get(own)).body).toMatchObject({ code: 'unknown-disposal' });
  });

  it('is approved of by two who did not draw up the list, and kept by anybody with a reason', async () => {
    const approval = `${list}/approval`;
    expect((await cast.archivist.put(approval, {})).body).toMatchObject({
      status: 403,
      code: 'own-disposal',
    });
    const both = [cast.auditor, cast.otherArchivist].map((person) => person.put(approval, {}));
    for (const answer of await Promise.all(both)) expectStatus(answer, 200, DisposalView);
    const keep = `${list}/keeps/${codes[1]}`;
    expectStatus(await cast.archivist.put(keep, { reason: 'Có giá trị lịch sử' }), 200, DisposalView);
    expect(await view()).toMatchObject({ state: 'approved', keeps: [{ code: codes[1] }] });
    const hold = { reason: 'Khiếu nại mới', basis: 'Đơn số 7' };
    const held = await cast.auditor.put(`/v1/archive/${codes[2]}/holds/don-7`, hold);
    expect(held.status).toBe(200);
  });

  it('is destroyed in the night, and nothing else is', async () => {
    await moveClock(cloud.addresses, { advance: 'P1D' });
    cast = await signInAll(cloud.addresses);
    const { certificate } = await eventually(view, ({ state }) => state === 'carried-out');
    expect(certificate?.record).toMatchObject({
      disposal: list.split('/').at(-1),
      approvals: [{}, {}],
      destroyed: [{ code: codes[0] }],
    });
    expect(certificate?.record.kept.map(({ code, because }) => [code, because]).toSorted()).toEqual(
      [
        [codes[1], 'kept'],
        [codes[2], 'held'],
      ].toSorted(),
    );
    expect(await Promise.all(codes.map(isThere))).toEqual([false, true, true]);

    const Key = `disposals/${list.split('/').at(-1)}.json`;
    const { Body, ObjectLockMode, ObjectLockRetainUntilDate } = await s3.send(
      new GetObjectCommand({ Bucket, Key }),
    );
    const stored = SignedCertificate.parse(JSON.parse((await Body?.transformToString()) ?? ''));
    expect(stored).toEqual(certificate);
    expect(ObjectLockMode).toBe('COMPLIANCE');
    expect(ObjectLockRetainUntilDate?.getUTCFullYear()).toBeGreaterThan(2120);
  });

  it('is gone for whoever asks, and says by which list', async () => {
    for (const path of ['', '/package', '/proof']) {
      const { body } = await cast.auditor.get(`/v1/archive/${codes[0]}${path}?${why}`);
      expect(body).toMatchObject({ status: 410, code: 'destroyed', detail: list });
    }
    const file = `/v1/dossiers/${codes[0]}/files/${await fileOf(codes[0])}`;
    expect((await cast.portal.get(file)).body).toMatchObject({
      status: 410,
      code: 'destroyed',
      detail: list,
    });
    const again = await cast.auditor.put(`/v1/archive/${codes[0]}/holds/muon`, {
      reason: 'Quá muộn',
      basis: 'Không',
    });
    expect(again.body).toMatchObject({ code: 'destroyed' });
    const { status } = await cast.auditor.get(`/v1/archive/${codes[1]}?${why}`);
    expect(status).toBe(200);
  });

  it('is on lists that are shown page by page, the latest first', async () => {
    const next = await cast.archivist.put('/v1/archive/disposals/huy-2028', { unit });
    const { id, items } = expectStatus(next, 200, DisposalView);
    expect(items.map(({ code }) => code)).toEqual([codes[1]]);
    const shown = async (more: string) => {
      const answer = await cast.auditor.get(`/v1/archive/disposals?limit=1${more}`);
      return expectStatus(answer, 200, page(z.object({ id: z.string() })));
    };
    const first = await shown('');
    const second = await shown(`&cursor=${first.nextCursor}`);
    expect([first, second].flatMap((one) => one.items.map((item) => item.id))).toEqual([
      id,
      list.split('/').at(-1),
    ]);
  });
});
