import { addWorkingTime, subtractWorkingTime, workingTimeBetween } from '#shared/calendar/working-time.ts';
import type { Step } from '#shared/procedure/step.ts';
import type { Channel } from './applicant.ts';
import type { Task } from './dossier.ts';
import type { DossierEvent } from './events.ts';
import type { Facts } from './facts.ts';
import { stepDue } from './step-due.ts';

const hour = 3_600_000;

export const stepOf = (facts: Pick<Facts, 'procedure'>, id: string): Step => {
  const step = facts.procedure.steps.find((one) => one.id === id);
  if (step === undefined) throw new Error(`procedure ${facts.procedure.code} has no step ${id}`);
  return step;
};

/** When to warn of a due time: `warning` before it, but neither before the step opened nor after it is due. */
export function warningTime(
  dueAt: string,
  warning: Step['warning'],
  openedAt: string,
  facts: Pick<Facts, 'calendar'>,
): string {
  const warnAt = subtractWorkingTime(facts.calendar, dueAt, warning.value * hour);
  if (dueAt <= openedAt) return dueAt;
  return warnAt > openedAt ? warnAt : openedAt;
}

/** When a step is due, and warned of, that stood still since then: it keeps the working time that it had left. */
export function dueAfterWait(task: Task, since: string, facts: Facts) {
  const left = Math.max(0, workingTimeBetween(facts.calendar, since, task.dueAt));
  const dueAt = task.dueAt <= since ? task.dueAt : addWorkingTime(facts.calendar, facts.at, left);
  return { dueAt, warnAt: warningTime(dueAt, stepOf(facts, task.step).warning, facts.at, facts) };
}

/** A dossier that another unit's desk received comes back to that desk: the result is given out where it was received. */
function unitOf({ unit, role }: Step, dossier: { unit: string; receivedBy?: string | undefined }): string {
  if (unit !== 'receiving') return unit;
  return role === 'reception' ? (dossier.receivedBy ?? dossier.unit) : dossier.unit;
}

/** Opens a step of the workflow for the unit that has to work on it. */
export function openTask(
  stepId: string,
  no: number,
  dossier: { unit: string; receivedBy?: string | undefined; channel: Channel },
  facts: Facts,
): DossierEvent {
  const step = stepOf(facts, stepId);
  const due = stepDue(step, no === 1 ? dossier.channel : undefined, facts);
  const task: Task = {
    no,
    step: step.id,
    role: step.role,
    unit: unitOf(step, dossier),
    openedAt: facts.at,
    dueAt: due.at,
    warnAt: warningTime(due.at, step.warning, facts.at, facts),
    warned: false,
    overdue: false,
    ...(due.rule !== undefined && { rule: due.rule }),
  };
  return { type: 'task.opened', task };
}
