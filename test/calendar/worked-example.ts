import type { Calendar } from '#shared/calendar/calendar.ts';
import { computeDue, type Due } from '#shared/calendar/due.ts';
import type { ClockRule, Limit } from '#shared/calendar/limit.ts';
import { vnGovCalendar } from '#shared/calendar/vn-gov.ts';
import { at } from './examples.ts';

/** A case with dates whose answer somebody else gave: a receipt, an announced plan, or the text of a law. */
export type WorkedExample = {
  id: string;
  source: string;
  received: string;
  limit: Limit;
  rule: ClockRule;
  calendar: Calendar;
  /** A wait for a supplement. */
  wait?: readonly [from: string, to: string];
  /** A day, at whose close it is due, or an instant. */
  expected: string;
  /** What was answered before the data or the notion was there that the example needs. */
  before?: string;
};

type More = Partial<Pick<WorkedExample, 'rule' | 'calendar' | 'wait' | 'before'>>;

const civilCode: ClockRule = { start: 'next-day', basis: 'Bộ luật Dân sự 2015, Điều 147, 148' };

/** The same day; what comes after 15:00 may take until the end of the next working day. */
export const sameDay = (basis: string): ClockRule => ({ start: 'at-once', cutOff: '15:00', basis });

export const worked = (
  [id, source]: readonly [id: string, source: string],
  received: string,
  limit: Limit,
  expected: string,
  more: More = {},
): WorkedExample => ({
  id,
  source,
  received,
  limit,
  expected,
  rule: civilCode,
  calendar: vnGovCalendar,
  ...more,
});

export function answerTo({ calendar, received, limit, rule, wait }: WorkedExample): Due {
  const pauses = wait && [{ from: at(wait[0]), to: at(wait[1]), reason: 'supplement' }];
  return computeDue(calendar, { receivedAt: at(received), limit, rule, ...(pauses && { pauses }) });
}

export const dueOf = ({ expected }: Pick<WorkedExample, 'expected'>): string =>
  expected.includes(':') ? expected : `${expected} 17:30`;
