import * as z from 'zod';
import { Channel } from '#shared/dossier/applicant.ts';
import { dossierStatuses } from '#shared/dossier/dossier.ts';
import { LetterKind } from '#shared/dossier/letter.ts';
import { acts } from '#shared/dossier/possible/possible-act.ts';
import { standings } from '#shared/dossier/work-list/task-board.ts';
import { Collection } from '#shared/fee/fee-schedule.ts';
import { Text } from '#shared/kernel/text.ts';
import { Effect, Outcome } from '#shared/procedure/step.ts';
import { Role } from '#shared/unit/role.ts';

/** RFC 3339 with the offset of Việt Nam. */
const Time = z.iso.datetime({ offset: true });

export const Status = z.enum(dossierStatuses);

export const TaskView = z.strictObject({
  id: z.string(),
  step: z.strictObject({ id: z.string(), name: Text }),
  role: Role,
  unit: z.string(),
  openedAt: Time,
  dueAt: Time,
  warned: z.boolean(),
  overdue: z.boolean(),
  holder: z.string().optional(),
  outcomes: z.array(z.strictObject({ id: z.string(), name: Text, effect: Effect })),
  /** The deadline for requesting papers after acceptance, if the step may request them. */
  supplementBy: Time.optional(),
});

/** One line of a work list. */
export const TaskItem = z.strictObject({
  ...TaskView.omit({ outcomes: true }).shape,
  version: z.int(),
  /** When the dossier was written to last. */
  changedAt: Time,
  /** Until when it waits for the applicant. */
  waitsUntil: Time.optional(),
  /** How many questions to other units are past their time without an answer: left out where none is. */
  unanswered: z.int().positive().optional(),
  /** The applicant wrote during this task, and nobody has answered. */
  newMessage: z.literal(true).optional(),
  /** What kind of letter waits for a signature. */
  letter: LetterKind.optional(),
  dossier: z.strictObject({
    code: z.string(),
    status: Status,
    procedure: z.strictObject({ code: z.string(), name: Text }),
    applicantName: z.string(),
    channel: Channel,
    submittedAt: Time,
    dueAt: Time.optional(),
  }),
});
export type TaskItem = z.infer<typeof TaskItem>;

/** An act on the task: where it is sent, what has to go with it, or why it is not available to this officer now. */
export const PossibleActView = z.strictObject({
  /** The last part of the address that it is sent to. */
  act: z.enum(acts),
  outcome: Outcome.pick({ id: true, name: true, effect: true }).optional(),
  ground: z.string().optional(),
  approved: z.boolean().optional(),
  /** Which payment it is about. */
  no: z.int().optional(),
  collect: Collection.optional(),
  /** What is reported of the result's way. */
  state: z.enum(['sent', 'delivered', 'failed']).optional(),
  files: z.array(z.string()).optional(),
  needs: z.array(z.string()),
  allowed: z.boolean(),
  why: z.strictObject({ code: z.string(), detail: Text }).optional(),
});

export const TaskWithActs = z.strictObject({ ...TaskItem.shape, acts: z.array(PossibleActView) });
export type TaskWithActs = z.infer<typeof TaskWithActs>;

const tally = <K extends string, T extends z.ZodType>(name: K, value: T) =>
  z.array(z.strictObject({ [name]: value, tasks: z.int().positive() } as Record<K, T> & { tasks: z.ZodInt }));

/** How many open tasks there are of each kind, among those that were looked for. */
export const TaskCounts = z.strictObject({
  all: z.int(),
  mine: z.int(),
  free: z.int(),
  statuses: z.array(z.strictObject({ status: z.enum(standings), tasks: z.int() })),
  procedures: tally('procedure', z.strictObject({ code: z.string(), name: Text })),
  roles: tally('role', Role),
  holders: tally('holder', z.string()),
});
export type TaskCounts = z.infer<typeof TaskCounts>;

/** What changed in a work list. */
export const TaskChanges = z.strictObject({
  /** What to ask for next. */
  until: Time,
  changed: z.array(TaskItem.pick({ id: true, version: true, holder: true })),
  /** Dossiers that left the work list of the unit. */
  left: z.array(z.string()),
});
export type TaskChanges = z.infer<typeof TaskChanges>;

/** What became of one of many tasks: the dossier's new version, or why nothing was done. */
export const TaskVerdict = z.strictObject({
  task: z.string(),
  version: z.int().positive().optional(),
  why: z.strictObject({ code: z.string(), detail: z.string() }).optional(),
});
export type TaskVerdict = z.infer<typeof TaskVerdict>;
