import * as z from 'zod';
import { PauseGround } from '#shared/calendar/limit.ts';
import { isUnsettled, Payment } from '#shared/fee/payment.ts';
import { DossierFile } from '#shared/file/file.ts';
import { FormId } from '#shared/paper/form.ts';
import { Posted } from '#shared/post/consignment.ts';
import { Role } from '#shared/procedure/step.ts';
import { Channel } from './applicant.ts';
import { Delivery } from './delivery.ts';

const Instant = z.iso.datetime();

/** The instant at which something must happen by itself; `no` changes whenever `at` does. */
const Timer = z.object({ no: z.int().positive(), at: Instant });

/** What an officer has to do in the open step. */
export const Task = z.object({
  no: z.int().positive(),
  step: z.string(),
  role: Role,
  unit: z.string(),
  openedAt: Instant,
  dueAt: Instant,
  warnAt: Instant,
  warned: z.boolean(),
  overdue: z.boolean(),
  holder: z.string().optional(),
});
export type Task = z.infer<typeof Task>;

/** A wait, on whatever ground; whether the clock stands still meanwhile, the rule of the procedure decides. */
const Pause = z.object({
  from: Instant,
  to: Instant.optional(),
  /** Absent in a wait for a supplement. */
  ground: PauseGround.optional(),
  reason: z.string(),
});

/** The legal clock, running since the dossier was accepted. `dueAt` is the appointment (hẹn trả). */
export const LegalClock = z.object({
  receivedAt: Instant,
  dueAt: Instant,
  /** The calendar record that was counted with. */
  calendar: z.object({ id: z.string(), from: z.string() }),
  pauses: z.array(Pause),
});
export type LegalClock = z.infer<typeof LegalClock>;

/** Papers asked for, once and in writing; `components` may be empty where the form is to be corrected. */
export const SupplementRequest = z.object({
  reason: z.string(),
  components: z.array(z.string()),
  by: z.string(),
  at: Instant,
  until: Instant,
});

/** Where the sealed package lies in the archive. */
export const SealedPackage = z.object({
  key: z.string(),
  versionId: z.string(),
  sha256: z.string(),
  bytes: z.int().positive(),
  retainUntil: Instant,
});
export type SealedPackage = z.infer<typeof SealedPackage>;

/** An official paper about the dossier; `id` is also its file's. */
export const DuePaper = z.object({ id: z.string(), form: FormId });
export type DuePaper = z.infer<typeof DuePaper>;

const identity = {
  code: z.string(),
  /** Number of journal entries, and the hash of the last. */
  version: z.int().positive(),
  head: z.string(),
  /** The version after the last act, where only papers and receipts came since: those make nobody's view stale. */
  acted: z.int().positive().optional(),
  /** Marks of the idempotency keys under which it was acted on: a new key is known as new without the journal. */
  keys: z.array(z.string()).optional(),
  procedure: z.object({ code: z.string(), version: z.int() }),
  unit: z.string(),
  owner: z.object({ kind: z.enum(['portal', 'officer']), id: z.string() }),
  channel: Channel,
  applicantName: z.string(),
  files: z.array(DossierFile),
  payment: Payment.optional(),
  posted: Posted.optional(),
  delivery: Delivery.optional(),
  /** The official papers that the law asks for so far; each is printed once it is among the files. */
  papers: z.array(DuePaper).optional(),
};
const open = { ...identity, submittedAt: Instant, task: Task, timer: Timer };
const Result = z.object({ fileId: z.string(), at: Instant });

export const ClosedStatus = z.enum(['returned', 'refused', 'withdrawn', 'stopped', 'expired']);
export type ClosedStatus = z.infer<typeof ClosedStatus>;

/** One request under one version of one procedure; each status carries exactly the facts true in it. */
export const Dossier = z.discriminatedUnion('status', [
  z.object({ status: z.literal('draft'), ...identity, expiresAt: Instant, timer: Timer }),
  z.object({ status: z.literal('submitted'), ...open }),
  z.object({ status: z.literal('accepted'), ...open, clock: LegalClock }),
  z.object({ status: z.literal('processing'), ...open, clock: LegalClock }),
  z.object({ status: z.literal('resolved'), ...open, clock: LegalClock, result: Result }),
  z.object({
    status: z.literal('awaiting-supplement'),
    ...open,
    clock: LegalClock.optional(),
    request: SupplementRequest,
  }),
  z.object({
    status: ClosedStatus,
    ...identity,
    submittedAt: Instant.optional(),
    clock: LegalClock.optional(),
    result: Result.optional(),
    reason: z.string().optional(),
    closedAt: Instant,
    package: SealedPackage.optional(),
  }),
]);
export type Dossier = z.infer<typeof Dossier>;
type Draft = Extract<Dossier, { status: 'draft' }>;
export type Closed = Extract<Dossier, { status: ClosedStatus }>;
export type Open = Exclude<Dossier, Draft | Closed>;
export type Awaiting = Extract<Dossier, { status: 'awaiting-supplement' }>;

export const isClosed = (dossier: Dossier): dossier is Closed => 'closedAt' in dossier;
/** Whether a closed dossier has all that belongs to its record, and may be sealed. */
export const isComplete = (dossier: Closed) => !isUnsettled(dossier.payment);

export const isOpen = (dossier: Dossier): dossier is Open => 'task' in dossier;

/** The public name of the dossier's open task: `<dossier code>~<task number>`. */
export const taskId = (code: string, no: number) => `${code}~${no}`;
