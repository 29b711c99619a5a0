import { type Count, count, exactly, isWorkingUnit, settle, type Terms } from './count.ts';
import type { CountedPause, Pause } from './explanation.ts';
import type { Limit } from './limit.ts';
import { addWorked, worked } from './office-hours.ts';
import { closedSince, inOrder, type Stretch, stretchesOf, type Wait } from './stretches.ts';
import { localDay, type Timetable } from './timetable.ts';

interface Paused {
  readonly count: Count;
  readonly pauses: readonly CountedPause[];
  readonly pausedSince?: number;
}

/**
 * Moves the due by the pauses that the rule lets stop the clock, in the order in which they began; where they overlap
 * they count once, and the limit begins again after all of them if one of them says so. A pause that begins when the
 * limit has already run out changes nothing: what is overdue stays so.
 */
export function applyPauses(
  timetable: Timetable,
  first: Count,
  pauses: readonly Pause[],
  terms: Terms,
): Paused {
  const waits = inOrder(pauses, terms.rule);
  const open = waits.find(({ effect, to }) => effect !== 'none' && to === Infinity);
  const costs = new Map<Wait, Lost>();
  let current = first;
  let standingUntil = first.origin;
  for (const stretch of stretchesOf(closedSince(first.origin, waits, open))) {
    if (stretch.from >= current.due) continue;
    const from = clockAt(current, Math.max(stretch.from, first.origin), stretch);
    share(timetable, stretch, from, costs);
    standingUntil = stretch.to;
    current =
      stretch.restart === undefined
        ? pushedBack(timetable, current, lostBetween(timetable, from, stretch.to), terms.limit)
        : restarted(timetable, stretch, terms);
  }
  const counted = waits.map((wait): CountedPause => {
    const { workingTime, elapsedTime } = costs.get(wait) ?? none;
    return { ...wait.pause, effect: wait.effect, workingTime, elapsedTime };
  });
  const pausedSince = open && { pausedSince: Math.max(open.from, standingUntil) };
  return { count: current, pauses: counted, ...pausedSince };
}

/** Where a stretch begins to cost: a subtracted one not before counting began. */
const clockAt = ({ startsAt }: Count, from: number, { restart }: Stretch) =>
  restart === undefined ? Math.max(from, startsAt) : from;

/** Which of the waits took which part of the stretch: where they overlap, the one that began first. */
function share(timetable: Timetable, { waits }: Stretch, from: number, costs: Map<Wait, Lost>): void {
  let countedTo = from;
  for (const wait of waits) {
    costs.set(wait, lostBetween(timetable, Math.max(wait.from, countedTo), wait.to));
    countedTo = Math.max(countedTo, wait.to);
  }
}

interface Lost {
  readonly from: number;
  readonly workingTime: number;
  readonly elapsedTime: number;
}

const none = { workingTime: 0, elapsedTime: 0 };

const lostBetween = (timetable: Timetable, from: number, to: number): Lost =>
  to <= from
    ? { from, ...none }
    : { from, workingTime: worked(timetable, to) - worked(timetable, from), elapsedTime: to - from };

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

function restarted(timetable: Timetable, { to, restart }: Stretch, terms: Terms): Count {
  const again = count(timetable, to, terms);
  return { ...again, because: [restart === 'supplement' ? 'supplemented' : 'resumed', ...again.because] };
}
