import { describe, expect, it } from 'vitest';
import { viewOf } from '#shared/api/show/dossier.ts';
import type { Consult, DossierCommand } from '#shared/dossier/commands.ts';
import { consultationsIn } from '#shared/dossier/consultation-list.ts';
import { hoursLater } from '#shared/dossier/facts.ts';
import { noticesOf } from '#shared/dossier/journal/notices.ts';
import { decide } from '#shared/dossier/lifecycle.ts';
import { localDate } from '#shared/kernel/time.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { shownFacts } from '#shared/use-cases/dossier/obey.ts';
import { proclaiming } from '#test/calendar/proclaimed.ts';
import {
  accepted,
  awaiting,
  calendar,
  facts,
  go,
  local,
  officer,
  open,
  portal,
  procedure,
  resolved,
  returned,
  type Story,
  signedLetter,
  specialist,
  system,
} from '../fixtures.ts';
import { world } from '../world.ts';

const proclaimed = proclaiming(calendar);

const at = local('2026-03-03 08:00');
const redated = (story: Story, when = at, rules = { calendar: proclaimed }) => {
  const decision = decide(story.dossier, { type: 'redate' }, facts(system, when, rules));
  if (!decision.ok) throw new Error(JSON.stringify(decision.error));
  const events = decision.value.filter((event) => event.type === 'dossier.redated');
  return { events, after: go(story, [[{ type: 'redate' }, system, when]], rules) };
};

describe('an open dossier, when a day off is proclaimed within its time', () => {
  it('is due a working day later, and says what it was counted with', () => {
    const { events, after } = redated(accepted());
    expect(events).toMatchObject([
      {
        type: 'dossier.redated',
        calendar: { id: 'vn-gov', version: calendar.version + 1 },
        due: { before: local('2026-03-05 17:30'), after: local('2026-03-06 17:30') },
      },
    ]);
    expect(after.dossier).toMatchObject({
      clock: { dueAt: local('2026-03-06 17:30'), calendar: { version: calendar.version + 1 } },
    });
  });

  it('shows the due that was promised, and why, until it is moved', () => {
    const before = viewOf(accepted().dossier, { procedure, calendar: proclaimed });
    expect(before.deadline?.dueAt).toBe('2026-03-05T17:30:00+07:00');
    expect(before.receipt?.appointment).toBe(before.deadline?.dueAt);
    expect(before.deadline?.text.en).toContain('Due at 17:30 on Thursday 05/03/2026');
    const after = viewOf(redated(accepted()).after.dossier, { procedure, calendar: proclaimed });
    expect(after.deadline?.dueAt).toBe('2026-03-06T17:30:00+07:00');
    expect(after.receipt?.appointment).toBe(after.deadline?.dueAt);
    expect(after.deadline?.text.en).toContain('04/03/2026 (National mourning)');
  });

  it('is explained by the version of the calendar that it was counted by', async () => {
    const { reference } = world({ calendars: [calendar, proclaimed] });
    const versionFor = async ({ dossier }: Story) =>
      (await shownFacts(reference, dossier, system, at)).calendar.version;
    expect(await versionFor(accepted())).toBe(calendar.version);
    expect(await versionFor(redated(accepted()).after)).toBe(proclaimed.version);
  });

  it('is moved once: counted again it stands', () => {
    const { after } = redated(accepted());
    expect(redated(after).events).toEqual([]);
  });

  it('moves its step and the warning of it, which is overdue no longer', () => {
    const { dueAt } = open(accepted()).task;
    const soon = hoursLater(dueAt, 1);
    const wake = { type: 'wake' } as const;
    const late = go(accepted(), [
      [wake, system, dueAt],
      [wake, system, soon],
    ]);
    expect(open(late).task).toMatchObject({ overdue: true });
    const { after } = redated(late, soon, { calendar: proclaiming(calendar, localDate(dueAt)) });
    const { task } = open(after);
    expect(task.dueAt > soon).toBe(true);
    expect(task.warnAt < task.dueAt).toBe(true);
    expect(task.overdue).toBe(false);
    expect(after.dossier).toMatchObject({ timer: { at: task.warned ? task.dueAt : task.warnAt } });
  });

  it('keeps an apology’s new appointment where that is later', () => {
    const until = { at: local('2026-03-20 17:30') };
    const apology = { type: 'apologise', task: 2, reason: 'Chờ xác minh', until } as const;
    const promised = signedLetter(accepted(), [apology, specialist, local('2026-03-02 15:00')]);
    expect(redated(promised).events.filter(({ due }) => due !== undefined)).toEqual([]);
  });

  it('tells its portal', () => {
    expect(noticesOf({ events: redated(accepted()).events }).map(({ type }) => type)).toEqual([
      'vn.gov.motcua.dossier.redated.v1',
    ]);
  });
});

describe('a dossier that a day off does not touch', () => {
  it.each([
    ['stands still: it is counted anew when its supplement has come', awaiting],
    ['is closed', returned],
  ])('%s', (_, story) => {
    expect(redated(story()).events).toEqual([]);
  });

  it('moves nothing that was over before', () => {
    const decision = decide(resolved().dossier, { type: 'redate' }, facts(system, at));
    expect(decision).toEqual({ ok: true, value: [] });
  });

  it('is not redated by an officer', () => {
    const by = officer('x', 'leader');
    expect(decide(accepted().dossier, { type: 'redate' }, facts(by, at))).toMatchObject({
      ok: false,
      error: { code: 'wrong-role' },
    });
  });
});

describe('a supplement that ends after a day off was proclaimed', () => {
  it('is counted with it from the start', () => {
    const rules = { calendar: proclaiming(calendar, '2026-04-03') };
    const lapsed = go(awaiting(), [[{ type: 'wake' }, system, local('2026-04-02 08:00')]], rules);
    expect(redated(lapsed, local('2026-04-02 09:00'), rules).events).toEqual([]);
    expect(lapsed.dossier).toMatchObject({ clock: { calendar: { version: proclaimed.version } } });
  });

  it.each<[string, DossierCommand, Caller]>([
    ['withdrawn', { type: 'withdraw', reason: 'Đổi ý' }, portal],
    ['supplemented', { type: 'supplement', files: [], note: 'Không có' }, portal],
  ])('is counted with it also where the dossier is %s', (_, command, by) => {
    const rules = { calendar: proclaiming(calendar, '2026-03-05') };
    const { dossier } = go(awaiting([]), [[command, by, local('2026-03-04 09:00')]], rules);
    expect(dossier).toMatchObject({ clock: { calendar: { version: proclaimed.version } } });
  });
});

describe('a question to another unit, when a day off is proclaimed within its time', () => {
  const ask = (until: Consult['until']): Story => {
    const story = accepted();
    const command = {
      type: 'consult',
      task: open(story).task.no,
      unit: 'H00.02',
      question: 'Có tranh chấp không?',
      until,
    } as const;
    return go(story, [[command, specialist, local('2026-03-02 10:00')]]);
  };

  it('is to be answered a working day later, where it was asked with a limit', () => {
    const { events, after } = redated(ask({ limit: { value: 3, unit: 'WORKING_DAY' } }));
    const move = { no: 1, before: local('2026-03-05 17:30'), after: local('2026-03-06 17:30') };
    expect(events).toMatchObject([{ consultations: [move] }]);
    expect(open(after).consultations).toMatchObject([{ dueAt: move.after, state: 'open', warned: false }]);
    expect(consultationsIn({ events })).toEqual([1]);
    expect(redated(after).events).toEqual([]);
  });

  it('keeps the date that was named', () => {
    const { events } = redated(ask({ at: local('2026-03-05 17:30') }));
    expect(events.flatMap(({ consultations = [] }) => consultations)).toEqual([]);
  });
});
