import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BookView } from '#shared/api/resources/books.ts';
import { DossierView, Submitted } from '#shared/api/views/dossier.ts';
import { readPdf } from '#test/adapters/pdf/reading.ts';
import { type Cast, signInAll } from '#test/support/cast.ts';
import { moveClock, timeOf } from '#test/support/control.ts';
import {
  complete,
  declare,
  eventually,
  expectStatus,
  fetchScanned,
  inStatus,
  look,
  onTask,
  registered,
  scan,
  upload,
} from '#test/support/dossiers.ts';
import { handedIn, untilSealed } from '#test/support/lives.ts';
import type { LocalCloud } from '#test/support/local-cloud.ts';
import { startPayingCloud } from '#test/support/payments.ts';
import { submissionOf } from '#test/support/procedures.ts';
import { ordinaryWeeks } from '#test/support/working-week.ts';

let cloud: LocalCloud;
let cast: Cast;

beforeAll(async () => {
  cloud = await startPayingCloud();
  await moveClock(cloud.addresses, { to: ordinaryWeeks(await timeOf(cloud.addresses))(1, '08:00:00') });
  cast = await signInAll(cloud.addresses);
});
afterAll(() => cloud.close());

const hour = 3_600_000;

/** Hours on the wall clock between receipt and due time. */
const hoursOf = ({ deadline }: DossierView) =>
  (Date.parse(deadline?.dueAt ?? '') - Date.parse(deadline?.receivedAt ?? '')) / hour;

describe('a certificate of origin, form D', () => {
  it('is due in a working day at the desk, paid in cash, made from its template and checked by anybody', async () => {
    const body = submissionOf('LOCAL.CO-MAU-D', { channel: 'desk' });
    const code = await handedIn(cast.reception, body);
    const accepted = await complete(cast.reception, code, { outcome: 'accept' });
    expect(accepted.deadline?.text.en).toContain('The limit is 8 working hours');
    expect(hoursOf(accepted)).toBe(24);
    await complete(cast.specialist, code, { outcome: 'advance' });
    await complete(cast.leader, code, { outcome: 'sign' });
    expect(await onTask(cast.clerk, code, 'complete', { outcome: 'issue' })).toMatchObject({
      status: 409,
      body: { code: 'payment-due' },
    });
    const cash = { no: 1, amount: 30_000, method: 'cash', transaction: 'BL-0001' };
    expectStatus(await onTask(cast.clerk, code, 'payment', cash), 200, DossierView);
    await complete(cast.clerk, code, { outcome: 'issue' });

    const { result } = await eventually(
      () => look(cast.reception, code),
      (dossier) => dossier.result !== undefined,
    );
    const checked = await registered(cloud.addresses, result?.token);
    expect(checked).toMatchObject({ state: 'valid', dossier: code });
    const handover = { receiver: 'Trần Thị B', authorisation: 'Giấy giới thiệu số 5' };
    await complete(cast.reception, code, { outcome: 'return', handover });
    await untilSealed(cast.reception, code);
  });

  it('is withdrawn at the desk, when the written request is there', async () => {
    const code = await handedIn(cast.reception, submissionOf('LOCAL.CO-MAU-D', { channel: 'desk' }));
    const body = { reason: 'Không còn nhu cầu', file: declare(scan, 'don-rut-ho-so.pdf') };
    const path = `/v1/dossiers/${code}/withdrawal`;
    const announced = expectStatus(await cast.reception.post(path, { body }), 200, Submitted);
    expect(announced.status).toBe('submitted');
    await upload(announced.uploads[0], scan);
    await inStatus(cast.reception, code, 'withdrawn');
  });

  it('is due in three working days by post, as the procedure says of that channel', async () => {
    const code = await handedIn(cast.reception, submissionOf('LOCAL.CO-MAU-D', { channel: 'post' }));
    const accepted = await complete(cast.reception, code, { outcome: 'accept' });
    expect(accepted.deadline?.text.en).toContain('The limit is 24 working hours');
    expect(hoursOf(accepted)).toBe(72);
  });
});

describe('1.004379, for a licence that is lost or damaged', () => {
  const body = submissionOf('1.004379');
  const [application, damaged] = body.files;

  it('has to say which', async () => {
    const answer = await cast.portal.post('/v1/dossiers', { body });
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'incomplete', errors: [{ pointer: '/case', code: 'missing-case' }] },
    });
  });

  it('needs the damaged licence only where there is one', async () => {
    const without = { ...body, case: 'damaged', files: [application] };
    expect(await cast.portal.post('/v1/dossiers', { body: without })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/files', code: 'missing-component' }] },
    });
    const needless = { ...body, case: 'lost', files: [application, damaged] };
    expect(await cast.portal.post('/v1/dossiers', { body: needless })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/files/1/component', code: 'unknown-component' }] },
    });
    const code = await handedIn(cast.portal, { ...body, case: 'lost', files: [application] });
    expect((await look(cast.portal, code)).case).toEqual({
      id: 'lost',
      name: { vi: 'Giấy phép bị mất', en: 'Licence lost' },
    });
  });
});

describe('a notice of an international domain name', () => {
  it('is answered by itself', async () => {
    const body = submissionOf('LOCAL.TEN-MIEN-QUOC-TE');
    const { code } = expectStatus(await cast.portal.post('/v1/dossiers', { body }), 201, Submitted);
    await inStatus(cast.portal, code, 'returned');
    const answered = await look(cast.portal, code);
    expect(answered.result?.token).toBeDefined();
    expect(answered.files.map(({ purpose }) => purpose)).not.toContain('paper');
  });

  it('has a receipt where the applicant asks for one', async () => {
    const body = { ...submissionOf('LOCAL.TEN-MIEN-QUOC-TE'), wantsReceipt: true };
    const { code } = expectStatus(await cast.portal.post('/v1/dossiers', { body }), 201, Submitted);
    await untilSealed(cast.portal, code);
    const { files } = await look(cast.portal, code);
    expect(files.map(({ id }) => id)).toContain('receipt-1');
  });
});

describe('somebody who asks before filing, and is content afterwards', () => {
  it('is told what is published, which is kept for the unit', async () => {
    const body = { procedure: '1.004379', case: 'damaged', filing: 'desk', channel: 'hotline' };
    const headers = { 'idempotency-key': '"asked-once"' };
    const guided = await cast.reception.post('/v1/guidance', { body, headers });
    expect(guided).toMatchObject({
      status: 201,
      body: {
        content: { papers: [{ id: 'application' }, { id: 'damaged-licence' }], fees: [{ amount: 500_000 }] },
      },
    });
    const again = await cast.reception.post('/v1/guidance', { body, headers });
    expect(again.body).toEqual(guided.body);
    expect(await cast.manager.get('/v1/guidance')).toMatchObject({
      status: 200,
      body: { items: [{ content: { procedure: { code: '1.004379' } } }] },
    });
    expect(await cast.otherReception.get('/v1/guidance')).toMatchObject({ status: 200, body: { items: [] } });
  });

  it('rates the dossier, even when it is sealed, and the manager reads it', async () => {
    const body = submissionOf('LOCAL.TEN-MIEN-QUOC-TE');
    const { code } = expectStatus(await cast.portal.post('/v1/dossiers', { body }), 201, Submitted);
    await untilSealed(cast.portal, code);
    const rating = { scores: { overall: 5, ease: 4 }, comment: 'Nhanh, rõ ràng.' };
    const path = `/v1/dossiers/${code}/rating`;
    expect(await cast.portal.get(path)).toMatchObject({ status: 404, body: { code: 'not-rated' } });
    expect(await cast.portal.post(path, { body: rating })).toMatchObject({ status: 201 });
    expect(await cast.portal.post(path, { body: { scores: { overall: 1 } } })).toMatchObject({
      status: 409,
      body: { code: 'already-rated' },
    });
    expect(await cast.portal.get(path)).toMatchObject({ status: 200, body: { comment: 'Nhanh, rõ ràng.' } });
    expect(await cast.manager.get('/v1/reports/ratings')).toMatchObject({
      status: 200,
      body: {
        items: [
          {
            code,
            scores: [
              { id: 'overall', score: 5 },
              { id: 'ease', score: 4 },
            ],
          },
        ],
      },
    });
  });
});

describe('a manager who wants the follow-up book', () => {
  it('orders it, is told where to look, and fetches it when it is printed', async () => {
    const day = (await timeOf(cloud.addresses)).slice(0, 10);
    const ordered = await cast.manager.post('/v1/reports/follow-up-books', { body: { from: day, to: day } });
    expect(ordered).toMatchObject({ status: 202, body: { unit: 'H00.01', state: 'making' } });
    const at = ordered.headers.get('location') ?? '';
    const { url, rows, sha256 } = await eventually(
      async () => expectStatus(await cast.manager.get(at), 200, BookView),
      ({ state }) => state === 'ready',
    );
    expect(rows).toBeGreaterThan(2);
    const bytes = new Uint8Array(await (await fetchScanned(url ?? '')).arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    const [page] = await readPdf(bytes);
    expect(page?.text).toContain('SỔ THEO DÕI HỒ SƠ');
    expect(await cast.otherReception.get(at)).toMatchObject({ status: 404, body: { code: 'unknown-book' } });
  });
});
