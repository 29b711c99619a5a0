import { pendingIn } from '../consultation.ts';
import { hasClock, type LegalClock, type Open, type Task } from '../dossier.ts';
import type { DossierEvent } from '../events.ts';
import type { Facts } from '../facts.ts';
import { stepDue } from '../step-due.ts';
import { stepOf, warningTime } from '../tasks.ts';
import { appointmentAt, pushedBack, untilWhen } from './apologise.ts';
import { isAwaiting } from './supplement.ts';

export type Redated = DossierEvent & { type: 'dossier.redated' };

/**
 * The due times of an open dossier, recalculated from the same starting points; no event if none of them moves. The
 * calendar may have changed since, as when a holiday is proclaimed. While the clock stands still nothing is counted; it
 * is when the wait ends.
 */
export function redate(dossier: Open, facts: Facts): Redated[] {
  const { calendar } = facts;
  const clock = 'clock' in dossier ? dossier.clock : undefined;
  if (isAwaiting(dossier) || clock?.pauses.some(({ to }) => to === undefined)) return [];
  const due = hasClock(dossier) && clock ? moved(clock.dueAt, appointmentAt(clock, facts)) : undefined;
  const task = taskMoved(dossier, clock, facts);
  const consultations = questionsMoved(dossier, facts);
  if (due === undefined && task === undefined && consultations.length === 0) return [];
  const { id, from, version } = calendar;
  return [
    {
      type: 'dossier.redated',
      calendar: { id, from, version },
      ...(due !== undefined && { due }),
      ...(task !== undefined && { task }),
      ...(consultations.length > 0 && { consultations }),
    },
  ];
}

/** The questions whose answers are due by a limit; a date that was named stays as it is. */
const questionsMoved = (dossier: Open, facts: Facts) =>
  pendingIn(dossier).flatMap(({ no, limit, askedAt, dueAt, task }) => {
    const after = limit === undefined ? dueAt : untilWhen({ limit }, askedAt, facts);
    const move = moved(dueAt, after);
    if (move === undefined || task !== dossier.task.no) return [];
    return [
      { no, ...move, warnAt: warningTime(after, stepOf(facts, dossier.task.step).warning, askedAt, facts) },
    ];
  });

const moved = (before: string, after: string) => (before === after ? undefined : { before, after });

/**
 * A step that waited at reception keeps its time, since nothing says any more how long it stood still; so does one that
 * waits for a carrier, who named it.
 */
function taskMoved(dossier: Open, clock: LegalClock | undefined, facts: Facts): Redated['task'] {
  const { task, supplements, channel, delivery } = dossier;
  if (delivery?.last !== undefined || (clock === undefined && supplements !== undefined)) return undefined;
  const after = taskDue(task, task.no === 1 ? channel : undefined, clock, facts);
  const due = moved(task.dueAt, after);
  return due && { ...due, warnAt: warnedAt(task, after, facts) };
}

function taskDue(
  { step, openedAt }: Task,
  receivedBy: Open['channel'] | undefined,
  clock: LegalClock | undefined,
  facts: Facts,
): string {
  const first = stepDue(stepOf(facts, step), receivedBy, { ...facts, at: openedAt }).at;
  const waits = (clock?.pauses ?? []).filter(({ from }) => from >= openedAt);
  return pushedBack(first, waits, facts);
}

const warnedAt = ({ step, openedAt }: Task, dueAt: string, facts: Facts) =>
  warningTime(dueAt, stepOf(facts, step).warning, openedAt, facts);
