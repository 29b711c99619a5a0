import type { StartReason } from './explanation.ts';
import type { ClockRule, Limit, LimitUnit } from './limit.ts';
import { addWorked, closing, isWorkingDay, nextOpen, nthWorkingDay, opening } from './office-hours.ts';
import { addMonths, HOUR, parseClockTime } from './time.ts';
import { localDay, midnight, type Timetable } from './timetable.ts';

/** One run of the clock from a moment of receipt (or of restart) to the due instant. */
export interface Count {
  readonly origin: number;
  readonly startsAt: number;
  readonly due: number;
  readonly because: readonly StartReason[];
  /** Where an elapsed limit ran out outside working time: from that day on to the day of the due. */
  readonly rolls: readonly Roll[];
}
type Roll = readonly [from: number, to: number];

export const isWorkingUnit = (unit: LimitUnit): boolean => unit === 'WORKING_HOUR' || unit === 'WORKING_DAY';

const isHours = (unit: LimitUnit): boolean => unit === 'HOUR' || unit === 'WORKING_HOUR';

/** Counts a whole limit, without pauses. */
export function count(timetable: Timetable, origin: number, limit: Limit, rule: ClockRule): Count {
  const [moment, because] = effectiveReceipt(timetable, origin, limit, rule);
  if (isHours(limit.unit) || rule.start === 'at-once') {
    const startsAt = nextOpen(timetable, moment);
    const late = startsAt > moment && because.length === 0;
    const due = end(timetable, startsAt, localDay(timetable, startsAt), limit);
    return { origin, startsAt, because: late ? ['non-working-time'] : because, ...due };
  }
  const firstDay = localDay(timetable, moment) + 1;
  const startsAt = isWorkingUnit(limit.unit)
    ? opening(timetable, nthWorkingDay(timetable, firstDay, 1))
    : midnight(timetable, firstDay);
  return {
    origin,
    startsAt,
    because: [...because, 'next-day'],
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
  if (tooLate && isWorkingDay(timetable, day)) {
    return [opening(timetable, nthWorkingDay(timetable, day + 1, 1)), ['cut-off']];
  }
  const moment = nextOpen(timetable, at);
  const matters = isHours(unit) || start === 'at-once' ? moment > at : localDay(timetable, moment) > day;
  return [moment, matters ? ['non-working-time'] : []];
}

type End = Pick<Count, 'due' | 'rolls'>;

function end(timetable: Timetable, startsAt: number, firstDay: number, { value, unit }: Limit): End {
  switch (unit) {
    case 'WORKING_HOUR':
      return { due: addWorked(timetable, startsAt, value * HOUR), rolls: [] };
    case 'WORKING_DAY':
      return { due: closing(timetable, nthWorkingDay(timetable, firstDay, value)), rolls: [] };
    case 'HOUR':
      return settle(timetable, startsAt + value * HOUR, unit);
    case 'DAY':
      return closeOfOffice(timetable, firstDay + value - 1);
    case 'MONTH':
      return closeOfOffice(timetable, addMonths(firstDay - 1, value));
    default:
      return unit satisfies never;
  }
}

/** A limit in days ends when offices close on its last day, or on the next working day when that one is off. */
function closeOfOffice(timetable: Timetable, lastDay: number): End {
  const due = closing(timetable, nthWorkingDay(timetable, lastDay, 1));
  return { due, rolls: rolled(timetable, lastDay, due) };
}

/**
 * Where an elapsed limit ends that runs out at this instant: one in hours right then, or when offices next open; one
 * in days or months at the first close of offices from then on.
 */
export function settle(timetable: Timetable, at: number, unit: LimitUnit): End {
  const day = localDay(timetable, at);
  const worksThen = isWorkingDay(timetable, day);
  if (unit !== 'HOUR') {
    const over = worksThen && at > closing(timetable, day);
    const { due } = closeOfOffice(timetable, over ? day + 1 : day);
    return { due, rolls: rolled(timetable, day, due) };
  }
  const due = worksThen && at === closing(timetable, day) ? at : nextOpen(timetable, at);
  return { due, rolls: rolled(timetable, day, due) };
}

function rolled(timetable: Timetable, day: number, due: number): readonly Roll[] {
  const dueDay = localDay(timetable, due);
  return dueDay > day ? [[day, dueDay]] : [];
}
