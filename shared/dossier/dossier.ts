import * as z from 'zod';
import { Extension, PauseGround } from '#shared/calendar/limit.ts';
import { isUnsettled, Payment } from '#shared/fee/payment.ts';
import { DossierFile } from '#shared/file/file.ts';
import { FormId } from '#shared/form/official-form.ts';
import { Posted } from '#shared/post/consignment.ts';
import { AppliedRetention } from '#shared/procedure/retention/retention.ts';
import { AuthorityGround } from '#shared/unit/authority.ts';
import { Role } from '#shared/unit/role.ts';
import { Channel } from './applicant.ts';
import { Consultation } from './consultation.ts';
import { Conversation } from './conversation.ts';
import { Correction } from './correction/correction.ts';
import { Delivery } from './delivery.ts';
import { DraftedLetter } from './letter.ts';
import { Guidance, OrderedResult, ResultNumber, Signature } from './result.ts';
import { SupplementCounts, SupplementRequest } from './supplement-request.ts';

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
  /** What set the due time, unless it was the step's own limit. */
  rule: z.enum(['reply', 'forward']).optional(),
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

/** An apology for a result that will be late, with the new appointment; `late` if it came after its own deadline. */
const Reappointment = z.object({
  at: Instant,
  by: z.string(),
  reason: z.string(),
  /** The appointment that could not be kept, and the new one. */
  before: Instant,
  dueAt: Instant,
  late: z.boolean(),
  /** Why the rules ask for no apology. */
  exemption: z.string().optional(),
});

/** That the limit was made longer as its own law allows: nobody is late by it, and no apology is used up. */
const LawfulExtension = Extension.extend({
  at: Instant,
  by: z.string(),
  /** The ground, by its id in the procedure. */
  ground: z.string(),
  /** The file in which the applicant agrees to more than the law gives by itself. */
  agreement: z.string().optional(),
  before: Instant,
  dueAt: Instant,
});
export type LawfulExtension = z.infer<typeof LawfulExtension>;

/** The legal clock, running since the dossier was accepted. `dueAt` is the appointment (hẹn trả). */
export const LegalClock = z.object({
  receivedAt: Instant,
  /** When the desk accepted it, where its limit had begun before: at the postmark. */
  acceptedAt: Instant.optional(),
  /** When the unit that resolves it has it, or will have it at the latest, where the law lets the limit run from there. */
  runsFrom: Instant.optional(),
  dueAt: Instant,
  /** The calendar record, and the version of it by which `dueAt` was counted. */
  calendar: z.object({ id: z.string(), from: z.string(), version: z.int().optional() }),
  pauses: z.array(Pause),
  reappointments: z.array(Reappointment).optional(),
  extensions: z.array(LawfulExtension).optional(),
});
export type LegalClock = z.infer<typeof LegalClock>;

/** The day of acceptance says which one-stop rules and forms a dossier is under, wherever its limit begins. */
export const acceptedAt = (clock: Pick<LegalClock, 'receivedAt' | 'acceptedAt'>) =>
  clock.acceptedAt ?? clock.receivedAt;

/** Where the sealed package lies in the archive. */
export const SealedPackage = z.object({
  key: z.string(),
  versionId: z.string(),
  sha256: z.string(),
  bytes: z.int().positive(),
  retainUntil: Instant,
  /** By what it is kept so long; what was sealed by earlier releases does not say. */
  retention: AppliedRetention.optional(),
});
export type SealedPackage = z.infer<typeof SealedPackage>;

/** An official paper about the dossier; `id` is also its file's. */
export const DuePaper = z.object({ id: z.string(), form: FormId, number: z.string().optional() });
export type DuePaper = z.infer<typeof DuePaper>;

const identity = {
  code: z.string(),
  /** Number of journal entries, and the hash of the last. */
  version: z.int().positive(),
  head: z.string(),
  /** When the last journal entry was written: the next is never dated before it. */
  lastAt: Instant.optional(),
  /** The version after the last act, if only papers and receipts came since: those make nobody's view stale. */
  acted: z.int().positive().optional(),
  /** The last entry of which the portal is notified. */
  told: z.int().positive().optional(),
  /** In which hour that was, counted from 1970; a portal’s dossier alone has it. */
  toldIn: z.int().optional(),
  /** Marks of the idempotency keys under which it was acted on: a new key is known as new without the journal. */
  keys: z.array(z.string()).optional(),
  procedure: z.object({ code: z.string(), version: z.int() }),
  /** The unit that resolves it. */
  unit: z.string(),
  /** The unit whose desk received it and gives out the result, where that is another one. */
  receivedBy: z.string().optional(),
  owner: z.object({ kind: z.enum(['portal', 'officer']), id: z.string() }),
  channel: Channel,
  /** Which of the procedure's cases it is, if one was named. */
  case: z.string().optional(),
  applicantName: z.string(),
  /** Marks of the people whom it is about; what was filed before there were any has none. */
  people: z.array(z.string()).optional(),
  /** Who handed it in for the applicant, and by what. */
  submitter: z.object({ name: z.string(), ground: AuthorityGround }).optional(),
  files: z.array(DossierFile),
  payment: Payment.optional(),
  posted: Posted.optional(),
  delivery: Delivery.optional(),
  /** The applicant asked for a receipt where the result is given at once. */
  wantsReceipt: z.literal(true).optional(),
  /** The result that it is to correct, and whose mistake that has. */
  corrects: Correction.optional(),
  /** The official papers that the law asks for so far; each is printed once it is among the files. */
  papers: z.array(DuePaper).optional(),
  conversation: Conversation.optional(),
};

/** What a closed dossier keeps, if it happened. */
const decided = {
  supplements: SupplementCounts.optional(),
  signed: Signature.optional(),
  numbered: ResultNumber.optional(),
};
const open = {
  ...identity,
  ...decided,
  submittedAt: Instant,
  task: Task,
  timer: Timer,
  consultations: z.array(Consultation).optional(),
  /** Who completed the drafting steps, by step: nobody approves what is their own. */
  workers: z.record(z.string(), z.string()).optional(),
  /** How often each outcome that has a maximum was chosen, by `<step>/<outcome>`. */
  taken: z.record(z.string(), z.int()).optional(),
  ordered: OrderedResult.optional(),
  letter: DraftedLetter.optional(),
  /** The applicant wants it back; closed when the written request has arrived. */
  withdrawal: z.object({ reason: z.string(), file: z.string() }).optional(),
};
const Result = z.object({ fileId: z.string(), at: Instant, token: z.string().optional() });

export const ClosedStatus = z.enum(['returned', 'refused', 'withdrawn', 'stopped', 'expired']);
export type ClosedStatus = z.infer<typeof ClosedStatus>;

/** One request under one version of one procedure; each status carries exactly the facts true in it. */
export const Dossier = z.discriminatedUnion('status', [
  z.object({ status: z.literal('draft'), ...identity, expiresAt: Instant, timer: Timer }),
  z.object({
    status: z.literal('answering'),
    ...identity,
    submittedAt: Instant,
    clock: LegalClock,
    ordered: OrderedResult.optional(),
    numbered: ResultNumber.optional(),
    result: Result.optional(),
    timer: Timer,
  }),
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
    ...decided,
    submittedAt: Instant.optional(),
    clock: LegalClock.optional(),
    result: Result.optional(),
    reason: z.string().optional(),
    basis: z.string().optional(),
    guidance: Guidance.optional(),
    closedAt: Instant,
    package: SealedPackage.optional(),
  }),
]);
export type Dossier = z.infer<typeof Dossier>;

/** Every status that a dossier may have. */
export const dossierStatuses = [
  'draft',
  'submitted',
  'accepted',
  'answering',
  'processing',
  'awaiting-supplement',
  'resolved',
  ...ClosedStatus.options,
] as const satisfies Dossier['status'][];

type Draft = Extract<Dossier, { status: 'draft' }>;
export type Closed = Extract<Dossier, { status: ClosedStatus }>;
/** Answered by machinery: no officer has a task in it. */
export type Answering = Extract<Dossier, { status: 'answering' }>;
export type Open = Exclude<Dossier, Draft | Answering | Closed>;
export type Awaiting = Extract<Dossier, { status: 'awaiting-supplement' }>;

export const isClosed = (dossier: Dossier): dossier is Closed => 'closedAt' in dossier;
/** A closed dossier whose package is in the archive. */
export type Sealed = Closed & { package: SealedPackage };
export const isSealed = (dossier: Dossier): dossier is Sealed =>
  isClosed(dossier) && dossier.package !== undefined;
/** Whether a closed dossier has all that belongs to its record, and may be sealed. */
export const isComplete = (dossier: Closed) => !isUnsettled(dossier.payment);

/** Whether it has been received, so that the legal clock has begun. */
export const hasClock = (dossier: Open): dossier is Open & { clock: LegalClock } =>
  'clock' in dossier && dossier.clock !== undefined;
export const isOpen = (dossier: Dossier): dossier is Open => 'task' in dossier;

/** The public name of the dossier's open task: `<dossier code>~<task number>`. */
export const taskId = (code: string, no: number) => `${code}~${no}`;
