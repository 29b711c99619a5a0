import { describe, expect, it } from 'vitest';
import type { Dossier } from '#shared/dossier/dossier.ts';
import { doneAt, isLate, lateByCalendar } from '#shared/dossier/remeasure.ts';
import { proclaiming } from '#test/calendar/proclaimed.ts';
import {
  accepted,
  awaiting,
  calendar,
  facts,
  go,
  local,
  portal,
  resolved,
  returned,
  type Story,
  signedLetter,
  specialist,
  submitted,
  system,
} from './fixtures.ts';

/** The appointment is Thursday 5 March 17:30; a Wednesday off makes it Friday. */
const proclaimed = proclaiming(calendar);
const promised = local('2026-03-05 17:30');
const friday = local('2026-03-06 17:30');

const late = ({ dossier }: Pick<Story, 'dossier'>, at: string, after = proclaimed) =>
  lateByCalendar(dossier, facts(system, at, { calendar: after }), calendar);
const withdrawn = (at: string, story = accepted()) =>
  go(story, [[{ type: 'withdraw', reason: 'Đổi ý' }, portal, at]]);

/** With its result at that time, and back with the applicant a week later. */
function returnedLate(at: string): Pick<Story, 'dossier'> {
  const { dossier } = returned();
  const result = { fileId: 'r1', at };
  return { dossier: { ...dossier, result, closedAt: local('2026-03-13 09:00') } as Dossier };
}

describe('when a dossier was done', () => {
  it('is its result, else its end, else not yet', () => {
    expect(doneAt(resolved().dossier)).toBe(local('2026-03-03 10:05'));
    expect(doneAt(returned().dossier)).toBe(local('2026-03-03 10:05'));
    expect(doneAt(withdrawn(friday).dossier)).toBe(friday);
    expect(doneAt(accepted().dossier)).toBeUndefined();
  });

  it('is late after the appointment, and not at it', () => {
    const after = local('2026-03-05 17:31');
    expect([promised, after].map((at) => isLate(accepted().dossier, at))).toEqual([false, true]);
    expect([promised, after].map((at) => isLate(withdrawn(at).dossier, at))).toEqual([false, true]);
    expect(isLate(submitted().dossier, after)).toBe(false);
  });
});

describe('a dossier that is late by its calendar alone', () => {
  const found = {
    calendar: { id: 'vn-gov', from: calendar.from, version: calendar.version + 1 },
    days: [{ date: '2026-03-04', name: { vi: 'Quốc tang', en: 'National mourning' } }],
    basis: 'Thông báo của Chính phủ',
    promised,
    dueAt: friday,
  };

  it.each<[string, (at: string) => Pick<Story, 'dossier'>]>([
    ['open', () => accepted()],
    ['closed without a result', withdrawn],
    ['closed with its result in time, and returned after it', returnedLate],
  ])('is found between the two due times, where it is %s', (_, story) => {
    const between = [local('2026-03-05 17:31'), local('2026-03-06 10:00'), friday];
    for (const at of between) expect(late(story(at), at)).toEqual(found);
    for (const at of [promised, local('2026-03-06 17:31')]) expect(late(story(at), at)).toBeUndefined();
  });

  it('is none where the calendar is the one that it was counted by', () => {
    expect(late(accepted(), friday, calendar)).toBeUndefined();
  });

  it('is none where the day off lies outside of its time', () => {
    expect(late(accepted(), friday, proclaiming(calendar, '2026-03-10'))).toBeUndefined();
  });

  it('is none where it was never received, or its clock stands still', () => {
    expect(late(submitted(), friday)).toBeUndefined();
    expect(late(awaiting(), friday)).toBeUndefined();
    expect(late(withdrawn(friday, awaiting()), friday)).toBeUndefined();
  });

  it('is none where supplements were asked for too often, which is late in any case', () => {
    const { dossier } = withdrawn(friday);
    const supplements = { reception: 0, appraisal: 2, repeated: true } as const;
    expect(late({ dossier: { ...dossier, supplements } as Dossier }, friday)).toBeUndefined();
  });

  it('names the law of the calendar where no day but the hours were changed', () => {
    const other = { ...calendar, version: calendar.version + 1, week: { ...calendar.week, '4': [] } };
    expect(late(accepted(), friday, other)).toMatchObject({ days: [], basis: calendar.basis });
  });

  it('is measured by the appointment after an apology', () => {
    const until = { at: local('2026-03-12 17:30') };
    const story = accepted();
    const command = { type: 'apologise', task: 2, reason: 'Chờ xác minh', until } as const;
    const sorry = signedLetter(story, [command, specialist, local('2026-03-02 15:00')]);
    expect(late(sorry, friday)).toBeUndefined();
    expect(late(withdrawn(local('2026-03-12 18:00'), sorry), friday)).toBeUndefined();
  });

  it('is none once it was re-dated', () => {
    const rules = { calendar: proclaimed };
    const redated = go(accepted(), [[{ type: 'redate' }, system, local('2026-03-05 18:00')]], rules);
    expect(late(redated, local('2026-03-06 10:00'))).toBeUndefined();
  });
});
