import { type Count, count, exactly, isWorkingUnit, settle } from './count.ts';
import type { CountedPause, Pause } from './explanation.ts';
import type { ClockRule, Limit } from './limit.ts';
import { addWorked, worked } from './office-hours.ts';
import { parseInstant } from './time.ts';
import type { Timetable } from './timetable.ts';

interface Terms {
  readonly limit: Limit;
  readonly rule: ClockRule;
}

interface Paused {
  readonly count: Count;
  readonly pauses: readonly CountedPause[];
  readonly pausedSince?: number;
}

/** One stretch of waiting: a pause, or several that overlap or touch and so count once. */
interface Stretch {
  /** The count as the stretch began. */
  readonly before: Count;
  readonly from: number;
  readonly until: number;
  readonly workingTime: number;
  readonly elapsedTime: number;
}

/**
 * Moves the due by the pauses, in the order in which they began. A pause that begins when the limit has already run
 * out changes nothing: what is overdue stays so.
 */
export function applyPauses(
  timetable: Timetable,
  first: Count,
  pauses: readonly Pause[],
  terms: Terms,
): Paused {
  const counted: CountedPause[] = [];
  let current = first;
  let stretch: Stretch = { before: first, from: first.origin, until: first.origin, ...none };

  for (const pause of inOrder(pauses)) {
    const start = parseInstant(pause.from);
    if (pause.to === undefined) {
      counted.push({ ...pause, ...none });
      return { count: current, pauses: counted, pausedSince: Math.max(start, stretch.until) };
    }
    const to = parseInstant(pause.to);
    if (to < start) throw new RangeError(`a pause ends (${pause.to}) before it begins (${pause.from})`);
    const stops = start < current.due && to > stretch.until;
    const from = clockAt(current, Math.max(start, stretch.until), terms);
    const lost = stops ? timeLost(timetable, from, to) : none;
    counted.push({ ...pause, ...lost });
    if (!stops) continue;
    stretch =
      start > stretch.until ? { before: current, from, until: to, ...lost } : extended(stretch, to, lost);
    current = afterStretch(timetable, stretch, terms);
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

const extended = (stretch: Stretch, until: number, lost: typeof none): Stretch => ({
  ...stretch,
  until,
  workingTime: stretch.workingTime + lost.workingTime,
  elapsedTime: stretch.elapsedTime + lost.elapsedTime,
});

function afterStretch(timetable: Timetable, stretch: Stretch, terms: Terms): Count {
  if (terms.rule.onSupplement === 'restart') return restarted(timetable, stretch.until, terms);
  const { before, workingTime, elapsedTime } = stretch;
  if (elapsedTime === 0) return before;
  return isWorkingUnit(terms.limit.unit)
    ? { ...before, ...exactly(addWorked(timetable, before.due, workingTime)) }
    : { ...before, ...pushedBack(timetable, stretch, terms.limit) };
}

/** A limit that had run out on a day off, and was paused before its due, keeps what was left until the due. */
function pushedBack(timetable: Timetable, { before, from, elapsedTime }: Stretch, { unit }: Limit) {
  if (from < before.runsOut) return settle(timetable, before.runsOut + elapsedTime, unit);
  const settled = settle(timetable, before.due + elapsedTime, unit);
  return { ...settled, rolls: [...before.rolls, ...settled.rolls] };
}

function restarted(timetable: Timetable, at: number, { limit, rule }: Terms): Count {
  const again = count(timetable, at, limit, rule);
  return { ...again, because: ['supplemented', ...again.because] };
}
