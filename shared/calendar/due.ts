import type { Calendar } from './calendar.ts';
import { count } from './count.ts';
import type { Due, Pause } from './explanation.ts';
import type { ClockRule, Extension, Limit } from './limit.ts';
import { applyPauses } from './pauses.ts';
import { reasons } from './reasons.ts';
import { formatInstant, parseInstant } from './time.ts';
import { timetableOf } from './timetable.ts';

export { explain } from './explain.ts';
export { Due, Explanation, Pause } from './explanation.ts';

export interface DueQuestion {
  readonly receivedAt: string;
  readonly limit: Limit;
  readonly rule: ClockRule;
  readonly pauses?: readonly Pause[];
  readonly extensions?: readonly Extension[];
}

/**
 * Until when, and why.
 *
 * - WORKING_DAY ends at the close of its last day. WORKING_HOUR and HOUR count from the moment (or the next opening);
 *   HOUR, when it runs out in a closed hour, ends at the next opening.
 * - DAY and MONTH end at the close of their last day; when that is a day off, at the close of the next working day.
 * - A pause that is subtracted moves the due by its working time. A limit on the wall clock runs out later by the
 *   length of the pause, and ends as above (in days, always at a close). A pause before counting began costs nothing.
 * - An extension makes the limit itself longer: it moves the due by its own unit, and is part of what begins again.
 * - While a pause is open nothing runs: see {@link Due.pausedSince}.
 *
 * A year without a table of days off never stops a dossier: the weekly hours are taken alone there, and the answer
 * says so in `explanation.yearsNotFinal` and in its words, so that it can be computed again once the table is out.
 * Receipt before the calendar's first year is a fault and throws.
 */
export function computeDue(calendar: Calendar, question: DueQuestion): Due {
  const { receivedAt, limit, rule, pauses = [], extensions = [] } = question;
  const terms = { limit, rule, extensions };
  const timetable = timetableOf(calendar);
  const first = count(timetable, parseInstant(receivedAt), terms);
  const result = applyPauses(timetable, first, pauses, terms);
  const at = formatInstant(result.count.due);
  const startsAt = formatInstant(result.count.startsAt);
  return {
    at,
    startsAt,
    limit,
    ...(result.pausedSince === undefined ? {} : { pausedSince: formatInstant(result.pausedSince) }),
    explanation: {
      receivedAt: formatInstant(parseInstant(receivedAt)),
      countsFrom: { at: startsAt, because: [...result.count.because] },
      ...reasons(timetable, result.count, limit),
      pauses: [...result.pauses],
      ...(extensions.length > 0 && { extensions: [...extensions] }),
      limit,
      rule,
    },
  };
}

/** Is it late at this instant? A dossier that waits for its applicant is as late as it was when the wait began. */
export const isOverdue = ({ at, pausedSince }: Due, now: string): boolean =>
  parseInstant(at) <
  Math.min(parseInstant(now), pausedSince === undefined ? Infinity : parseInstant(pausedSince));
