import { describe, expect, it } from 'vitest';
import { hoursLater } from '#shared/dossier/facts.ts';
import { idleHours } from '#shared/dossier/timer.ts';
import {
  accepted,
  awaiting,
  begin,
  completed,
  eventsOf,
  go,
  local,
  open,
  reception,
  refusalOf,
  returned,
  type Story,
  specialist,
  submitted,
  system,
} from '../fixtures.ts';

const wake = { type: 'wake' } as const;
const woken = (story: Story, at: string) => go(story, [[wake, system, local(at)]]);
const typesAt = (story: Story, at: string) => eventsOf(story, wake, system, at).map(({ type }) => type);
const timerOf = ({ dossier }: Story) => ('timer' in dossier ? dossier.timer : undefined);

describe('a draft', () => {
  it('expires when its files have not come in time, and not before', () => {
    expect(typesAt(begin(), '2026-03-03 07:59')).toEqual([]);
    expect(woken(begin(), '2026-03-03 08:00').dossier).toMatchObject({
      status: 'expired',
      closedAt: local('2026-03-03 08:00'),
    });
  });
});

describe('an open step', () => {
  it('sleeps until it is to be warned of', () => {
    expect(typesAt(accepted(), '2026-03-02 16:59')).toEqual([]);
    expect(timerOf(accepted())).toEqual({ no: 3, at: local('2026-03-02 17:00') });
  });

  it('is warned of once, then sleeps until it is due', () => {
    const warned = woken(accepted(), '2026-03-02 17:00');
    expect(open(warned).task).toMatchObject({ warned: true, overdue: false });
    expect(typesAt(warned, '2026-03-02 17:01')).toEqual([]);
    expect(timerOf(warned)).toEqual({ no: 4, at: local('2026-03-03 09:00') });
  });

  it('is overdue once, then is only looked at again', () => {
    const overdue = woken(woken(accepted(), '2026-03-02 17:00'), '2026-03-03 09:00');
    expect(open(overdue).task).toMatchObject({ warned: true, overdue: true });
    expect(typesAt(overdue, '2026-05-03 09:00')).toEqual([]);
    expect(timerOf(overdue)).toEqual({ no: 5, at: hoursLater(local('2026-03-03 09:00'), idleHours) });
  });

  it('is overdue without a warning when nobody woke it in between', () => {
    expect(typesAt(accepted(), '2026-03-04 09:00')).toEqual(['task.overdue']);
  });

  it('leaves its lateness behind when the next one opens', () => {
    const late = woken(accepted(), '2026-03-04 09:00');
    const next = go(late, [[completed(late, 'advance'), specialist, local('2026-03-04 10:00')]]);
    expect(open(next).task).toMatchObject({ no: 3, warned: false, overdue: false });
  });

  it('keeps its timer when somebody claims it', () => {
    const claimed = go(submitted(), [[{ type: 'claim', task: 1 }, reception, local('2026-03-02 08:30')]]);
    expect(timerOf(claimed)).toEqual(timerOf(submitted()));
  });
});

describe('a dossier that waits for its applicant', () => {
  it('does not grow late by waiting', () => {
    expect(timerOf(awaiting())?.at).toBe(local('2026-04-01 10:00'));
    expect(typesAt(awaiting(), '2026-04-01 09:59')).toEqual([]);
  });

  it('goes on by itself at the end, with the working time that was left', () => {
    const { dossier } = woken(awaiting(), '2026-04-01 10:00');
    expect(dossier).toMatchObject({
      status: 'processing',
      task: { dueAt: local('2026-04-02 09:00'), warned: false },
    });
  });

  it('that was overdue before goes on as overdue, in the same act where nobody had noticed', () => {
    const request = completed(accepted(), 'supplement', { reason: 'Thiếu', components: [] });
    const late = go(accepted(), [[request, specialist, local('2026-03-03 10:00')]]);
    expect(typesAt(late, '2026-04-02 10:00')).toEqual(['supplement.ended', 'task.overdue']);
    const { task } = open(woken(late, '2026-04-02 10:00'));
    expect(task).toMatchObject({
      dueAt: local('2026-03-03 09:00'),
      warnAt: local('2026-03-03 09:00'),
      overdue: true,
    });
  });
});

describe('waking', () => {
  it('does nothing to a closed dossier', () => {
    expect(eventsOf(returned(), wake, system, '2027-03-02 08:00')).toEqual([]);
  });

  it('is the system’s to do', () => {
    expect(refusalOf(accepted(), wake, specialist, '2026-03-04 09:00')).toBe('wrong-role');
  });
});
