import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeDue, type DueQuestion } from '#shared/calendar/due.ts';
import { Due } from '#shared/calendar/explanation.ts';
import type { ClockRule } from '#shared/calendar/limit.ts';
import { addWorkingTime, isWorkingTime, workingTimeBetween } from '#shared/calendar/working-time.ts';
import {
  calendars,
  limit,
  onTheMinute,
  pausedQuestion,
  question,
  rule,
  which,
  workingLimit,
} from './arbitraries.ts';

const ms = (at: string) => Date.parse(at);
const localDay = (at: string) => Math.floor((ms(at) + 7 * 3_600_000) / 86_400_000);
const justBefore = (at: string) => new Date(ms(at) - 1).toISOString();

/** Terms under which pauses are subtracted, but for one ground that stops nothing. */
const subtracted: Pick<ClockRule, 'onSupplement' | 'pauses'> = {
  onSupplement: 'subtract',
  pauses: {
    payment: { effect: 'subtract', basis: 'a rule' },
    consultation: { effect: 'subtract', basis: 'another rule' },
  },
};

const workingQuestion = fc.record({ receivedAt: onTheMinute, limit: workingLimit, rule });

describe('a due date, whatever is asked', () => {
  it('is never earlier for a longer limit', () => {
    fc.assert(
      fc.property(which, question, fc.integer({ min: 1, max: 30 }), (name, asked, more) => {
        const longer = { ...asked, limit: { ...asked.limit, value: asked.limit.value + more } };
        expect(ms(computeDue(calendars[name], longer).at)).toBeGreaterThanOrEqual(
          ms(computeDue(calendars[name], asked).at),
        );
      }),
    );
  });

  it('is never earlier for a later receipt', () => {
    fc.assert(
      fc.property(which, question, fc.integer({ min: 1, max: 20_000 }), (name, asked, minutes) => {
        const receivedAt = new Date(ms(asked.receivedAt) + minutes * 60_000).toISOString();
        expect(ms(computeDue(calendars[name], { ...asked, receivedAt }).at)).toBeGreaterThanOrEqual(
          ms(computeDue(calendars[name], asked).at),
        );
      }),
    );
  });

  it('is after its start, which is not before receipt, and is well formed', () => {
    fc.assert(
      fc.property(which, pausedQuestion, (name, asked) => {
        const answer = computeDue(calendars[name], asked);
        expect(Due.parse(answer)).toEqual(answer);
        expect(ms(answer.at)).toBeGreaterThan(ms(answer.startsAt));
        expect(ms(answer.startsAt)).toBeGreaterThanOrEqual(ms(asked.receivedAt));
      }),
    );
  });

  it('never comes before the end of a pause that moved it', () => {
    fc.assert(
      fc.property(which, pausedQuestion, (name, asked) => {
        const { at, explanation } = computeDue(calendars[name], asked);
        for (const { to, elapsedTime } of explanation.pauses) {
          if (to !== undefined && elapsedTime > 0) expect(ms(at)).toBeGreaterThanOrEqual(ms(to));
        }
      }),
    );
  });

  it('does not depend on the order in which pauses are told', () => {
    fc.assert(
      fc.property(which, pausedQuestion, (name, asked) => {
        const reversed = { ...asked, pauses: [...(asked.pauses ?? [])].reverse() };
        expect(computeDue(calendars[name], reversed).at).toBe(computeDue(calendars[name], asked).at);
      }),
    );
  });
});

describe('a due date after a pause', () => {
  it('is the same when the pause is told as two that touch', () => {
    fc.assert(
      fc.property(
        which,
        question,
        fc.tuple(fc.nat(9000), fc.nat(9000), fc.nat(9000)),
        (name, asked, times) => {
          const [from, middle, to] = times
            .toSorted((a, b) => a - b)
            .map((minutes) => new Date(ms(asked.receivedAt) + minutes * 60_000).toISOString());
          fc.pre(from !== undefined && middle !== undefined && to !== undefined && from < middle);
          const paused = (spans: string[][]) =>
            computeDue(calendars[name], {
              ...asked,
              pauses: spans.map(([start = '', end]) => ({ from: start, to: end, reason: 'supplement' })),
            }).at;
          const [before, whole] = [computeDue(calendars[name], asked), paused([[from, to]])];
          const split = paused([
            [from, middle],
            [middle, to],
          ]);
          expect([split, ms(whole) >= ms(before.at)]).toEqual([whole, true]);
        },
      ),
    );
  });

  it('is never earlier for a longer pause', () => {
    fc.assert(
      fc.property(
        which,
        question,
        fc.nat(9000),
        fc.nat(9000),
        fc.nat(9000),
        (name, asked, start, length, more) => {
          const later = (minutes: number) => new Date(ms(asked.receivedAt) + minutes * 60_000).toISOString();
          const paused = (to: number) =>
            ms(
              computeDue(calendars[name], {
                ...asked,
                pauses: [{ from: later(start), to: later(to), reason: 'supplement' }],
              }).at,
            );
          expect(paused(start + length + more)).toBeGreaterThanOrEqual(paused(start + length));
        },
      ),
    );
  });
});

describe('a due date in working time', () => {
  it('is at the end of a worked instant', () => {
    fc.assert(
      fc.property(which, pausedQuestion, workingLimit, (name, asked, working) => {
        const { at } = computeDue(calendars[name], { ...asked, limit: working });
        expect(isWorkingTime(calendars[name], justBefore(at))).toBe(true);
      }),
    );
  });

  it('moves by the working time of a pause', () => {
    fc.assert(
      fc.property(which, workingQuestion, fc.nat(99), fc.nat(6000), (name, asked, percent, minutes) => {
        const calendar = calendars[name];
        const subtracting: DueQuestion = { ...asked, rule: { ...asked.rule, ...subtracted } };
        const before = computeDue(calendar, subtracting);
        const span = ms(before.at) - ms(before.startsAt);
        const from = new Date(ms(before.startsAt) + Math.floor((span * percent) / 100)).toISOString();
        const to = new Date(ms(from) + minutes * 60_000).toISOString();
        const after = computeDue(calendar, { ...subtracting, pauses: [{ from, to, reason: 'supplement' }] });
        const lost = workingTimeBetween(calendar, from, to);
        expect(workingTimeBetween(calendar, before.at, after.at)).toBe(lost);
        expect(after.explanation.pauses[0]?.workingTime).toBe(lost);
      }),
    );
  });
});

describe('an explanation', () => {
  it('accounts for every day from receipt to due', () => {
    fc.assert(
      fc.property(which, workingQuestion, (name, asked) => {
        const { at, explanation } = computeDue(calendars[name], asked);
        const { daysCounted, daysNotCounted, weekendDaysSkipped, daysOffSkipped } = explanation;
        const days = daysCounted + daysNotCounted.length + weekendDaysSkipped + daysOffSkipped.length;
        expect(days).toBe(localDay(at) - localDay(asked.receivedAt) + 1);
        if (asked.limit.unit === 'WORKING_DAY') expect(daysCounted).toBe(asked.limit.value);
      }),
    );
  });

  it('accounts for every calendar day of a limit in days', () => {
    fc.assert(
      fc.property(which, question, fc.integer({ min: 1, max: 40 }), (name, asked, value) => {
        const answer = computeDue(calendars[name], { ...asked, limit: { value, unit: 'DAY' } });
        const { daysCounted, weekendDaysSkipped, daysOffSkipped } = answer.explanation;
        expect(daysCounted).toBe(value);
        expect(daysCounted + weekendDaysSkipped + daysOffSkipped.length).toBe(
          localDay(answer.at) - localDay(answer.startsAt) + 1,
        );
      }),
    );
  });

  it('adds up to the due: the limit and the pauses, in working time', () => {
    fc.assert(
      fc.property(which, pausedQuestion, workingLimit, (name, asked, working) => {
        const subtracting = {
          ...asked,
          limit: working,
          rule: { ...asked.rule, ...subtracted },
        };
        const { at, startsAt, explanation } = computeDue(calendars[name], subtracting);
        const bare = computeDue(calendars[name], { ...subtracting, pauses: [] });
        const paused = explanation.pauses.reduce((sum, { workingTime }) => sum + workingTime, 0);
        const own = workingTimeBetween(calendars[name], startsAt, bare.at);
        expect(workingTimeBetween(calendars[name], startsAt, at)).toBe(own + paused);
        if (working.unit === 'WORKING_HOUR') expect(own).toBe(working.value * 3_600_000);
        expect(at).toBe(addWorkingTime(calendars[name], bare.at, paused));
      }),
    );
  });

  it('names a day off only when that day would have been worked', () => {
    fc.assert(
      fc.property(which, onTheMinute, limit, rule, (name, receivedAt, length, terms) => {
        const { explanation } = computeDue(calendars[name], { receivedAt, limit: length, rule: terms });
        for (const { date } of explanation.daysOffSkipped) {
          const weekday = String(new Date(date).getUTCDay() || 7) as '1';
          expect(calendars[name].week[weekday]).not.toEqual([]);
        }
      }),
    );
  });
});
