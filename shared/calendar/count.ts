import type { StartReason } from './explanation.ts';
import type { ClockRule, Extension, Limit, LimitUnit } from './limit.ts';
import {
  addWorked,
  closing,
  isOpenDay,
  isWorking,
  isWorkingDay,
  nextOpen,
  nextWorking,
  nthWorkingDay,
  opening,
} from './office-hours.ts';
import { addMonths, HOUR, parseClockTime } from './time.ts';
import { localDay, midnight, type Timetable } from './timetable.ts';

/** One run of the clock from a moment of receipt (or of restart) to the due instant. */
export interface Count {
  readonly origin: number;
  readonly startsAt: number;
  /** When the limit is used up; the due is then or, for an elapsed limit, when offices next open or close. */
  readonly runsOut: number;
  readonly due: number;
  readonly because: readonly StartReason[];
  /** Days, from and up to, that the due had moved over before a pause made that final; empty for most. */
  readonly movedOver: readonly (readonly [from: number, to: number])[];
}

export const isWorkingUnit = (unit: LimitUnit): boolean => unit === 'WORKING_HOUR' || unit === 'WORKING_DAY';

const isHours = (unit: LimitUnit): boolean => unit === 'HOUR' || unit === 'WORKING_HOUR';

export interface Terms {
  readonly limit: Limit;
  readonly rule: ClockRule;
  /** By which the limit was made longer, in that order. */
  readonly extensions: readonly Extension[];
}

/** Counts a whole limit as it was extended, without pauses. */
export function count(timetable: Timetable, origin: number, { limit, rule, extensions }: Terms): Count {
  let counted = countLimit(timetable, origin, limit, rule);
  for (const one of extensions) counted = { ...counted, ...longer(timetable, counted, one.limit) };
  return counted;
}

function countLimit(timetable: Timetable, origin: number, limit: Limit, rule: ClockRule): Count {
  const [moment, because] = effectiveReceipt(timetable, origin, limit, rule);
  if (isHours(limit.unit) || rule.start === 'at-once') {
    const startsAt = isWorkingUnit(limit.unit) ? nextWorking(timetable, moment) : nextOpen(timetable, moment);
    const late = startsAt > moment && because.length === 0;
    const due = end(timetable, startsAt, localDay(timetable, startsAt), limit);
    return { origin, startsAt, because: late ? ['non-working-time'] : because, movedOver: [], ...due };
  }
  const firstDay = localDay(timetable, moment) + 1;
  const startsAt = isWorkingUnit(limit.unit)
    ? opening(timetable, nthWorkingDay(timetable, firstDay, 1))
    : midnight(timetable, firstDay);
  return {
    origin,
    startsAt,
    because: [...because, 'next-day'],
    movedOver: [],
    ...end(timetable, startsAt, firstDay, limit),
  };
}

/** Only a rule with a cut-off moves receipt itself; what comes outside hours then counts as come at the opening. */
function effectiveReceipt(
  timetable: Timetable,
  at: number,
  { unit }: Limit,
  { cutOff, start }: ClockRule,
): [number, StartReason[]] {
  if (cutOff === undefined) return [at, []];
  const day = localDay(timetable, at);
  const tooLate = at - midnight(timetable, day) > parseClockTime(cutOff);
  if (tooLate && isOpenDay(timetable, day)) {
    return [nextOpen(timetable, midnight(timetable, day + 1)), ['cut-off']];
  }
  const moment = nextOpen(timetable, at);
  const matters = isHours(unit) || start === 'at-once' ? moment > at : localDay(timetable, moment) > day;
  return [moment, matters ? ['non-working-time'] : []];
}

type End = Pick<Count, 'runsOut' | 'due'>;

function end(timetable: Timetable, startsAt: number, firstDay: number, { value, unit }: Limit): End {
  switch (unit) {
    case 'WORKING_HOUR':
      return exactly(addWorked(timetable, startsAt, value * HOUR));
    case 'WORKING_DAY':
      return exactly(closing(timetable, nthWorkingDay(timetable, firstDay, value)));
    case 'HOUR':
      return settle(timetable, startsAt + value * HOUR, unit);
    case 'DAY':
      return settle(timetable, closingTime(timetable, firstDay + value - 1), unit);
    case 'MONTH':
      return settle(timetable, closingTime(timetable, addMonths(firstDay - 1, value)), unit);
    default:
      return unit satisfies never;
  }
}

/** An extension runs from where the limit ran out: in days, the day after is its first. */
const longer = (timetable: Timetable, { runsOut }: End, limit: Limit): End =>
  end(timetable, runsOut, localDay(timetable, runsOut) + 1, limit);

export const exactly = (due: number): End => ({ runsOut: due, due });

/** A limit in days runs out when offices close; on a day off, when they usually do. */
const closingTime = (timetable: Timetable, day: number): number =>
  isWorkingDay(timetable, day) ? closing(timetable, day) : midnight(timetable, day) + timetable.usualClosing;

/**
 * The due of an elapsed limit that runs out at this instant: in hours right then, or when offices next open; in days
 * or months at the first close of offices from then on.
 */
export const settle = (timetable: Timetable, runsOut: number, unit: LimitUnit): End => ({
  runsOut,
  due: unit === 'HOUR' ? workingEnd(timetable, runsOut) : nextClosing(timetable, runsOut),
});

const workingEnd = (timetable: Timetable, at: number): number =>
  isWorking(timetable, at - 1) ? at : nextWorking(timetable, at);

function nextClosing(timetable: Timetable, at: number): number {
  const day = localDay(timetable, at);
  const over = isWorkingDay(timetable, day) && at > closing(timetable, day);
  return closing(timetable, nthWorkingDay(timetable, over ? day + 1 : day, 1));
}
