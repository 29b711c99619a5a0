import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { BookView } from '#shared/api/resources/books.ts';
import type { Person } from '#test/support/api.ts';
import { type Cast, otherUnit, signInAll, unit } from '#test/support/cast.ts';
import { moveClock } from '#test/support/control.ts';
import {
  bringResult,
  complete,
  eventually,
  expectStatus,
  inStatus,
  look,
  onTask,
  scan,
  submission,
  submit,
  taskOf,
  upload,
} from '#test/support/dossiers.ts';
import { untilSealed } from '#test/support/lives.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';

let cloud: LocalCloud;
let cast: Cast;
let code: string;

/** Who signed in later is not known before. */
async function at(to: string) {
  await moveClock(cloud.addresses, { to: `${to}:00+07:00` });
  cast = await signInAll(cloud.addresses);
}

const History = z.object({
  items: z.array(
    z.object({
      by: z.object({ id: z.string(), unit: z.string().optional() }),
      at: z.string(),
      events: z.array(z.looseObject({ type: z.string() })),
    }),
  ),
});

const historyOf = async (person: Person) =>
  expectStatus(await person.get(`/v1/dossiers/${code}/events?limit=100`), 200, History).items;

beforeAll(async () => {
  cloud = await startLocalCloud();
  // A Monday in November.
  await at('2026-11-02T15:30');
});
afterAll(() => cloud.close());

describe('a dossier that one ward receives for the other, after 15:00', () => {
  it('is numbered and accepted by the desk that received, and seen by both units', async () => {
    const submitted = await submit(cast.otherReception, submission(unit, { channel: 'desk' }));
    code = submitted.code;
    for (const target of submitted.uploads) await upload(target, scan);
    await inStatus(cast.otherReception, code, 'submitted');
    expect(code).toMatch(/^H00\.02-/);
    expect(await look(cast.reception, code)).toMatchObject({
      unit,
      receivedBy: otherUnit,
      task: { unit: otherUnit },
    });
    expect(await onTask(cast.reception, code, 'complete', { outcome: 'accept' })).toMatchObject({
      status: 403,
    });
    const accepted = await complete(cast.otherReception, code, { outcome: 'accept' });
    expect(accepted).toMatchObject({
      receipt: { unit: otherUnit, receivedAt: expect.stringContaining('2026-11-02T15:3') },
      // Three working days, from the receipt.
      deadline: { dueAt: '2026-11-05T17:30:00+07:00' },
      task: { step: { id: 'forwarding.appraisal' }, unit: otherUnit, dueAt: '2026-11-03T08:30:00+07:00' },
    });
    expect(await cast.portal.get(`/v1/dossiers/${code}`)).toMatchObject({ status: 404 });
  });

  it('is forwarded at the start of the next working day, and taken over by the desk of the other', async () => {
    await at('2026-11-03T08:00');
    expect((await taskOf(cast.otherReception, code)).step.name.vi).toBe(
      'Chuyển hồ sơ đến cơ quan giải quyết',
    );
    await complete(cast.otherReception, code, { outcome: 'forward' });
    expect(await taskOf(cast.reception, code)).toMatchObject({ unit, overdue: false });
    await complete(cast.reception, code, { outcome: 'receive-forwarded' });
    const entries = await historyOf(cast.otherSpecialist);
    const handed = entries.filter(({ events }) =>
      events.some(({ outcome }) => outcome === 'forward' || outcome === 'receive-forwarded'),
    );
    expect(handed.map(({ by }) => by.unit)).toEqual([otherUnit, unit]);
    expect(entries.flatMap(({ events }) => events.map(({ type }) => type))).toContain('dossier.taken-over');
    expect(JSON.stringify(entries)).not.toContain('task.overdue');
  });

  it('is resolved there, and its result is given out where it was received', async () => {
    await complete(cast.specialist, code, { outcome: 'advance' });
    await complete(cast.leader, code, { outcome: 'approve' });
    const result = await bringResult(cast.clerk, code, scan);
    const issued = await complete(cast.clerk, code, { outcome: 'issue', result });
    expect(issued).toMatchObject({ status: 'resolved', task: { unit: otherUnit, role: 'reception' } });
    const handover = { receiver: 'Nguyễn Văn A' };
    const returned = await complete(cast.otherReception, code, { outcome: 'return', handover });
    expect(returned).toMatchObject({ status: 'returned', unit, receivedBy: otherUnit });
  });

  it('has both desks’ papers, and is sealed', async () => {
    await untilSealed(cast.reception, code);
    const { files } = await look(cast.otherReception, code);
    const papers = files.filter(({ purpose }) => purpose === 'paper').map(({ name }) => name);
    expect(papers).toEqual([
      'Giấy tiếp nhận hồ sơ và hẹn trả kết quả.pdf',
      'Phiếu kiểm soát quá trình giải quyết hồ sơ.pdf',
    ]);
  });

  it('stands in the follow-up books of both units', async () => {
    const day = '2026-11-02';
    for (const officer of [cast.reception, cast.otherReception]) {
      const body = { from: day, to: day };
      const ordered = await officer.post('/v1/reports/follow-up-books', { body });
      const { id } = expectStatus(ordered, 202, BookView);
      const book = await eventually(
        async () => expectStatus(await officer.get(`/v1/reports/follow-up-books/${id}`), 200, BookView),
        ({ state }) => state === 'ready',
      );
      expect(book).toMatchObject({ rows: 1 });
    }
  });
});

describe('a hand-over that is late', () => {
  it('shows at the desk that has the dossier', async () => {
    await at('2026-11-03T14:00');
    const submitted = await submit(cast.otherReception, submission(unit, { channel: 'desk' }));
    code = submitted.code;
    for (const target of submitted.uploads) await upload(target, scan);
    await inStatus(cast.otherReception, code, 'submitted');
    const { task } = await complete(cast.otherReception, code, { outcome: 'accept' });
    expect(task?.dueAt).toBe('2026-11-03T17:30:00+07:00');
    await at('2026-11-03T18:00');
    const late = await eventually(
      () => taskOf(cast.otherReception, code),
      ({ overdue }) => overdue,
    );
    expect(late.unit).toBe(otherUnit);
  });
});
