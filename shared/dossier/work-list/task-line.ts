import * as z from 'zod';
import { Role } from '#shared/unit/role.ts';
import { Channel } from '../applicant.ts';
import { unansweredIn } from '../consultation.ts';
import type { Open } from '../dossier.ts';
import { LetterKind } from '../letter.ts';

const Instant = z.iso.datetime();

/** What a work list shows of a dossier with an open task, and what it is searched and sorted by. Times are UTC. */
export const TaskLine = z.object({
  code: z.string(),
  /** The version of the dossier. */
  version: z.int().positive(),
  changedAt: Instant,
  status: z.enum(['submitted', 'accepted', 'processing', 'resolved', 'awaiting-supplement']),
  task: z.object({
    no: z.int().positive(),
    step: z.string(),
    role: Role,
    unit: z.string(),
    openedAt: Instant,
    dueAt: Instant,
    warned: z.boolean(),
    overdue: z.boolean(),
    holder: z.string().optional(),
  }),
  procedure: z.object({ code: z.string(), version: z.int() }),
  case: z.string().optional(),
  channel: Channel,
  applicantName: z.string(),
  /** Marks of the people whom it is about. */
  people: z.array(z.string()),
  /** The unit that resolves it, and the one whose desk received it, where that is another. */
  unit: z.string(),
  receivedBy: z.string().optional(),
  submittedAt: Instant,
  /** When its legal clock began, and when the result is due. */
  clock: z.object({ receivedAt: Instant, dueAt: Instant }).optional(),
  /** Until when it waits for the applicant. */
  waitsUntil: Instant.optional(),
  letter: LetterKind.optional(),
  /** How many questions to other units are past their time without an answer. */
  unanswered: z.int().positive().optional(),
  /** The applicant wrote during the open task, and nobody has answered. */
  newMessage: z.literal(true).optional(),
});
export type TaskLine = z.infer<typeof TaskLine>;

/** The line of a dossier in the work list of its task's unit. */
export function taskLineOf(dossier: Open): TaskLine {
  const { code, version, status, task, procedure, channel, applicantName, unit, submittedAt } = dossier;
  const { warnAt: _, rule: __, ...shown } = task;
  const clock = 'clock' in dossier ? dossier.clock : undefined;
  const unanswered = unansweredIn(dossier).length;
  const wroteAt = dossier.conversation?.wroteAt;
  return {
    ...{ code, version, status, procedure, channel, applicantName, unit, submittedAt },
    changedAt: dossier.lastAt ?? task.openedAt,
    task: shown,
    people: dossier.people ?? [],
    ...(dossier.case !== undefined && { case: dossier.case }),
    ...(dossier.receivedBy !== undefined && { receivedBy: dossier.receivedBy }),
    ...(clock !== undefined && { clock: { receivedAt: clock.receivedAt, dueAt: clock.dueAt } }),
    ...(dossier.status === 'awaiting-supplement' && { waitsUntil: dossier.request.until }),
    ...(dossier.letter !== undefined && { letter: dossier.letter.letter.kind }),
    ...(unanswered > 0 && { unanswered }),
    ...(wroteAt !== undefined && wroteAt >= task.openedAt && { newMessage: true as const }),
  };
}

/** When it must be looked at next: its task's due time, or the end of its wait for the applicant. */
export const nextDue = ({ task, waitsUntil }: TaskLine) => waitsUntil ?? task.dueAt;

/** A dossier that left the work list of a unit: it was closed, or went on elsewhere. */
export type LeftLine = { code: string; version: number };

/** What changed in the work list of a unit. Codes of lines that cannot be read are in `damaged`. */
export type LineChanges = { lines: TaskLine[]; left: LeftLine[]; damaged: string[] };

/** The work lists of units as lines; they follow the dossiers within a moment (the index is eventually consistent). */
export interface TaskLines {
  /** Every open task of the unit, in no order. */
  all(unit: string): Promise<Omit<LineChanges, 'left'>>;
  /**
   * What was written at that time or later (RFC 3339 UTC), whenever it was decided; `until` is when the last of it was
   * written, or `since`.
   */
  changedSince(unit: string, since: string): Promise<LineChanges & { until: string }>;
}
