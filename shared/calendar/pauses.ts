import { type Count, count, exactly, isWorkingUnit, settle } from './count.ts';
import type { CountedPause, Pause } from './explanation.ts';
import type { ClockRule, Limit } from './limit.ts';
import { addWorked, worked } from './office-hours.ts';
import { parseInstant } from './time.ts';
import { localDay, type Timetable } from './timetable.ts';

interface Terms {
  readonly limit: Limit;
  readonly rule: ClockRule;
}

interface Paused {
  readonly count: Count;
  readonly pauses: readonly CountedPause[];
  readonly pausedSince?: number;
}

/**
 * Moves the due by the pauses, in the order in which they began; where they overlap they count once. A pause that
 * begins when the limit has already run out changes nothing: what is overdue stays so.
 */
export function applyPauses(
  timetable: Timetable,
  first: Count,
  pauses: readonly Pause[],
  terms: Terms,
): Paused {
  const counted: CountedPause[] = [];
  let current = first;
  let pausedUntil = first.origin;

  for (const pause of inOrder(pauses)) {
    const start = parseInstant(pause.from);
    if (pause.to === undefined) {
      counted.push({ ...pause, ...none });
      return { count: current, pauses: counted, pausedSince: Math.max(start, pausedUntil) };
    }
    const to = parseInstant(pause.to);
    if (to < start) throw new RangeError(`a pause ends (${pause.to}) before it begins (${pause.from})`);
    const stops = start < current.due && to > pausedUntil;
    const from = clockAt(current, Math.max(start, pausedUntil), terms);
    const lost = stops ? timeLost(timetable, from, to) : none;
    counted.push({ ...pause, ...lost });
    if (!stops) continue;
    pausedUntil = to;
    current =
      terms.rule.onSupplement === 'restart'
        ? restarted(timetable, to, terms)
        : pushedBack(timetable, current, { from, ...lost }, terms.limit);
  }
  return { count: current, pauses: counted };
}

const none = { workingTime: 0, elapsedTime: 0 };

const inOrder = (pauses: readonly Pause[]): readonly Pause[] =>
  pauses.length < 2 ? pauses : pauses.toSorted((a, b) => parseInstant(a.from) - parseInstant(b.from));

/** Where the pause begins to cost: a subtracted one not before counting began. */
const clockAt = ({ startsAt }: Count, from: number, { rule }: Terms) =>
  rule.onSupplement === 'subtract' ? Math.max(from, startsAt) : from;

function timeLost(timetable: Timetable, from: number, to: number) {
  if (to <= from) return none;
  return { workingTime: worked(timetable, to) - worked(timetable, from), elapsedTime: to - from };
}

type Lost = typeof none & { readonly from: number };

/** A limit that ran out on a day off and is paused before its due keeps what was left until the due. */
function pushedBack(timetable: Timetable, before: Count, lost: Lost, { unit }: Limit): Count {
  if (lost.elapsedTime === 0) return before;
  if (isWorkingUnit(unit)) {
    return { ...before, ...exactly(addWorked(timetable, before.due, lost.workingTime)) };
  }
  if (lost.from < before.runsOut) {
    return { ...before, ...settle(timetable, before.runsOut + lost.elapsedTime, unit) };
  }
  return {
    ...before,
    ...settle(timetable, before.due + lost.elapsedTime, unit),
    movedOver: [...before.movedOver, [localDay(timetable, before.runsOut), localDay(timetable, before.due)]],
  };
}

function restarted(timetable: Timetable, at: number, { limit, rule }: Terms): Count {
  const again = count(timetable, at, limit, rule);
  return { ...again, because: ['supplemented', ...again.because] };
}
