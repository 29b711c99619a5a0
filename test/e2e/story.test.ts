import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { DossierView, FileLink, HistoryView, page, Submitted } from '#shared/api/views/dossier.ts';
import { TaskItem } from '#shared/api/views/task.ts';
import { ProcedureSummary } from '#shared/procedure/catalogue.ts';
import { type Cast, signInAll, unit } from '#test/support/cast.ts';
import { moveClock, timeOf } from '#test/support/control.ts';
import {
  bringResult,
  complete,
  declare,
  eventually,
  expectStatus,
  inStatus,
  look,
  scan,
  submission,
  submit,
  taskOf,
  upload,
} from '#test/support/dossiers.ts';
import { flawIn, storeOf } from '#test/support/journals.ts';
import { handedIn, untilSealed } from '#test/support/lives.ts';
import { freePorts, type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';
import { noticesOf, verified } from '#test/support/notices.ts';
import { type Listening, listeningPortal } from '#test/support/portal.ts';
import { ordinaryWeeks } from '#test/support/working-week.ts';
import { sha256 } from './opened-bag.ts';

const secret = `whsec_${randomBytes(32).toString('base64')}`;
let cloud: LocalCloud;
let cast: Cast;
let portal: Listening;
let on: ReturnType<typeof ordinaryWeeks>;

beforeAll(async () => {
  portal = await listeningPortal(await freePorts(), secret);
  cloud = await startLocalCloud({ publish: [portal.file] });
  on = ordinaryWeeks(await timeOf(cloud.addresses));
  await moveClock(cloud.addresses, { to: on(1, '08:00:00') });
  cast = await signInAll(cloud.addresses);
});
afterAll(async () => {
  await cloud.close();
  await portal.close();
});

/** How much later than wanted something happened: the seconds that pass while the test runs. */
const late = (at: string | undefined, wanted: string) => Date.parse(at ?? '') - Date.parse(wanted);
const shift = (at: string, milliseconds: number) => new Date(Date.parse(at) + milliseconds).toISOString();
const instant = (at: string | undefined) => new Date(at ?? '').toISOString();
/** Times are shown without what is less than a second. */
const seconds = (at: string) => at.replace(/\.\d+Z$/, '.000Z');

/** The bytes of a file as somebody is given them, by the address that the API gave. */
async function fetched(person: Cast['portal'], code: string, file: string) {
  const link = expectStatus(await person.get(`/v1/dossiers/${code}/files/${file}`), 200, FileLink);
  const answer = await fetch(link.url);
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''/);
  return { sha256: sha256(await answer.bytes()), declared: link.sha256 };
}

/** Waits for what time alone does to the specialist’s task. */
const untilTask = (what: 'warned' | 'overdue', code: string) =>
  eventually(
    () => look(cast.specialist, code),
    ({ task }) => task?.[what] === true,
  );

describe('one dossier, from the portal to the archive', () => {
  let code: string;

  it('is found in the catalogue, submitted, uploaded, inspected, and submitted by itself', async () => {
    const found = await cast.portal.get('/v1/procedures?q=hon nhan');
    const codes = expectStatus(found, 200, page(ProcedureSummary)).items.map((item) => item.code);
    expect(codes).toContain('1.004873');
    const draft = await submit(cast.portal, submission(unit));
    code = draft.code;
    expect(code).toBe(`H00.01-${on(1, '08:00:00').slice(0, 10).replaceAll('-', '')}-0000001`);
    expect(draft).toMatchObject({ status: 'draft', files: [{ state: 'missing' }] });
    await upload(draft.uploads[0], scan);
    const submitted = await inStatus(cast.portal, code, 'submitted');
    expect(submitted).toMatchObject({ nationalStatus: 1, files: [{ state: 'accepted', pages: 1 }] });
  });

  it('is claimed and accepted by reception, with an appointment in working time', async () => {
    const task = await taskOf(cast.reception, code);
    expect(instant(task.dueAt)).toBe(shift(on(1, '14:00:00'), late(task.openedAt, on(1, '08:00:00'))));
    const claimed = await cast.reception.post(`/v1/tasks/${task.id}/claim`, { version: task.version });
    expect(expectStatus(claimed, 200, DossierView).task?.holder).toBe('tiep-nhan.an-binh');
    const accepted = await complete(cast.reception, code, { outcome: 'accept' });
    expect(accepted).toMatchObject({ status: 'accepted', receipt: { code, unit, channel: 'online' } });
    // Three working days; the day of receipt does not count.
    expect(instant(accepted.receipt?.appointment)).toBe(on(4, '17:30:00'));
    expect(accepted.deadline?.text.vi).toMatch(/\p{L}/u);
    expect(accepted.deadline?.text.en).not.toBe(accepted.deadline?.text.vi);
  });

  it('shows the officer what the applicant wrote and sent, and the printed papers, byte for byte', async () => {
    const seen = await eventually(
      () => look(cast.specialist, code),
      ({ files }) => files.some(({ purpose }) => purpose === 'paper'),
    );
    expect(seen).toMatchObject({
      applicant: { name: 'Nguyễn Văn A' },
      form: { purpose: expect.any(String) },
    });
    expect(seen.files.length).toBeGreaterThan(1);
    for (const { id, sha256: declared } of seen.files)
      expect(await fetched(cast.specialist, code, id)).toEqual({ sha256: declared, declared });
    const why = encodeURIComponent('Đơn của người nộp');
    const looks = await cast.auditor.get(`/v1/archive/${code}/accesses?purpose=${why}`);
    expect(looks.body).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({ by: 'chuyen-vien.an-binh', unit, what: 'open-file' }),
      ]),
    });
  });

  it('is supplemented: the clock stands still, and the limit begins again with the papers', async () => {
    await moveClock(cloud.addresses, { to: on(2, '07:45:00') });
    await untilTask('warned', code);
    const asked = await complete(cast.specialist, code, {
      outcome: 'supplement',
      reason: 'Tờ khai thiếu trang cam đoan.',
      components: ['declaration'],
    });
    expect(asked).toMatchObject({ status: 'awaiting-supplement', nationalStatus: 5 });
    expect(asked.deadline?.pausedSince).toBe(asked.supplementRequest?.at);
    expect(await noticesOf(portal.received, code, 'supplement.requested')).toHaveLength(3);

    await moveClock(cloud.addresses, { to: on(4, '09:00:00') });
    const files = [{ component: 'declaration', ...declare(scan, 'to-khai-du-trang.pdf') }];
    const announced = await cast.portal.post(`/v1/dossiers/${code}/supplements`, { body: { files } });
    await upload(expectStatus(announced, 200, Submitted).uploads[0], scan);
    await inStatus(cast.portal, code, 'processing');
    const after = await untilTask('warned', code);

    const [pause] = after.deadline?.explanation.pauses ?? [];
    // Tuesday 7:45 to Thursday 9:00 is 7:45 + 8:00 + 1:30 = 17:15 hours of work, and what the test itself took.
    const took = late(pause?.to, on(4, '09:00:00')) - late(pause?.from, on(2, '07:45:00'));
    expect(pause).toMatchObject({ workingTime: 17.25 * 3_600_000 + took, effect: 'restart' });
    // Three working days from Thursday.
    expect(instant(after.deadline?.dueAt)).toBe(seconds(on(9, '17:30:00')));
    expect(after.deadline?.text.vi).not.toBe(asked.deadline?.text.vi);
  });

  it('is appraised, approved, issued with its result, and returned', async () => {
    await complete(cast.specialist, code, { outcome: 'advance' });
    await complete(cast.leader, code, { outcome: 'approve' });
    const result = await bringResult(cast.clerk, code, scan, 'giay-xac-nhan.pdf');
    const issued = await complete(cast.clerk, code, { outcome: 'issue', result });
    expect(issued).toMatchObject({ status: 'resolved', result: { fileId: result } });
    const given = await fetched(cast.portal, code, result ?? '');
    expect(given).toEqual({ sha256: declare(scan).sha256, declared: declare(scan).sha256 });
    const returned = await complete(cast.reception, code, { outcome: 'return' });
    expect(returned).toMatchObject({ status: 'returned', nationalStatus: 10, sealed: false });
    expect(await untilSealed(cast.portal, code)).toMatchObject({ status: 'returned', sealed: true });
  });

  it('gives its files out of the package from then on, byte for byte, to whom it gave them before', async () => {
    const { files } = await look(cast.portal, code);
    expect(new Set(files.map(({ purpose }) => purpose))).toEqual(
      new Set(['component', 'supplement', 'paper', 'result']),
    );
    for (const { id, sha256: declared } of files)
      expect(await fetched(cast.portal, code, id)).toEqual({ sha256: declared, declared });
    const { files: all } = await look(cast.specialist, code);
    expect(all.length).toBeGreaterThan(files.length);
    for (const { id, sha256: declared } of all)
      expect(await fetched(cast.specialist, code, id)).toEqual({ sha256: declared, declared });
    const foreign = await cast.otherReception.get(`/v1/dossiers/${code}/files/${files[0]?.id}`);
    expect(foreign.body).toMatchObject({ status: 404, code: 'unknown-dossier' });
  });

  it('shows every look at it to the auditor', async () => {
    const accesses = z.object({ items: z.array(z.object({ by: z.string(), what: z.string() })) });
    const { body } = await cast.auditor.get(
      `/v1/archive/${code}/accesses?limit=100&purpose=${encodeURIComponent('Kiểm tra')}`,
    );
    const looks = accesses.parse(body).items.filter(({ what }) => what === 'open-file');
    expect(new Set(looks.map(({ by }) => by))).toEqual(new Set(['chuyen-vien.an-binh', 'cong-dvcqg']));
  });

  it('told the portal of everything, each notice signed as the standard’s own verifier wants it', async () => {
    expect(await noticesOf(portal.received, code, 'dossier.sealed')).toEqual([
      'dossier.submitted',
      'dossier.accepted',
      'supplement.requested',
      'supplement.ended',
      'result.issued',
      'dossier.closed',
      'dossier.sealed',
    ]);
    for (const one of portal.received) {
      expect(one.headers['webhook-id']).toBe(one.event.id);
      expect(verified(one, secret)).toEqual(one.event);
      const bent = { ...one, body: one.body.replace('"1.0"', '"1.1"') };
      expect(() => verified(bent, secret)).toThrow('No matching signature');
      expect(one.body).not.toMatch(/Nguyễn|001099000001/);
    }
  });

  it('keeps a journal that is whole and tells of every act', async () => {
    expect(await flawIn(await storeOf(cloud.addresses), code)).toBeUndefined();
    const { items } = expectStatus(await cast.reception.get(`/v1/dossiers/${code}/events`), 200, HistoryView);
    // Time is kept by the execution, or by the sweeper where the clock has jumped.
    // When a paper is printed or a scan is read is nobody's to say.
    const acts = items.filter(({ by }) => by.id !== 'print' && by.id !== 'recognition');
    expect(items.length - acts.length).toBe(3 + 3);
    expect(acts.map(({ by }) => by.id?.replace(/^(deadline|sweep)$/, 'time'))).toEqual([
      ...[
        'cong-dvcqg',
        'inspection',
        'tiep-nhan.an-binh',
        'tiep-nhan.an-binh',
        'time',
        'chuyen-vien.an-binh',
      ],
      ...['cong-dvcqg', 'inspection', 'time', 'chuyen-vien.an-binh', 'lanh-dao.an-binh', 'van-thu.an-binh'],
      ...['inspection', 'van-thu.an-binh', 'tiep-nhan.an-binh', 'archive'],
    ]);
  });
});

describe('a dossier refused at reception', () => {
  it('is closed with the reason, told to the portal, and sealed', async () => {
    const code = await handedIn(cast.portal, submission(unit));
    const reason = 'Người yêu cầu không thường trú tại phường.';
    const refused = await complete(cast.reception, code, { outcome: 'refuse', reason });
    expect(refused).toMatchObject({ status: 'refused', nationalStatus: 3, reason });
    await untilSealed(cast.portal, code);
    expect(await noticesOf(portal.received, code, 'dossier.sealed')).toEqual([
      'dossier.submitted',
      'dossier.closed',
      'dossier.sealed',
    ]);
  });
});

describe('a dossier that runs over its step limit', () => {
  it('is warned before, escalated after, once each, and seen as overdue', async () => {
    const code = await handedIn(cast.portal, submission(unit));
    await complete(cast.reception, code, { outcome: 'accept' });
    const dueAt = (await look(cast.specialist, code)).task?.dueAt ?? '';
    const listed = async (status: string) => {
      const answer = await cast.specialist.get(`/v1/tasks?status=${status}&q=${code}`);
      return expectStatus(answer, 200, page(TaskItem)).items.map(({ dossier }) => dossier.code);
    };
    await moveClock(cloud.addresses, { to: shift(dueAt, -30 * 60_000) });
    const warned = await untilTask('warned', code);
    expect(warned.task?.overdue).toBe(false);
    expect([await listed('due'), await listed('overdue')]).toEqual([[code], []]);

    await moveClock(cloud.addresses, { to: shift(dueAt, 1_000) });
    await untilTask('overdue', code);
    expect([await listed('due'), await listed('overdue')]).toEqual([[], [code]]);
    expect(await noticesOf(portal.received, code, 'task.overdue')).toContain('task.overdue');
    await moveClock(cloud.addresses, { advance: 'P2D' });
    const history = await (await storeOf(cloud.addresses)).journal(code);
    const types = history.flatMap(({ events }) => events.map(({ type }) => type));
    expect(types.filter((type) => type === 'task.warned' || type === 'task.overdue')).toEqual([
      'task.warned',
      'task.overdue',
    ]);
  });
});
