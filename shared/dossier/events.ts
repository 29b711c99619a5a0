import * as z from 'zod';
import { Extension } from '#shared/calendar/limit.ts';
import { paymentEvents } from '#shared/fee/payment-events.ts';
import { FileDeclaration, FileProblem, FilePurpose, FileSource, PartOfBatch } from '#shared/file/file.ts';
import { FileFormat } from '#shared/file/file-format.ts';
import { Recognised, Unread } from '#shared/file/recognition.ts';
import { FormId } from '#shared/form/official-form.ts';
import { Posted } from '#shared/post/consignment.ts';
import { ConditionId, YesOrNo } from '#shared/procedure/eligibility.ts';
import { FileSignature } from '#shared/signature/signature.ts';
import { Authority } from '#shared/unit/authority.ts';
import { Person } from '#shared/unit/person.ts';
import { SignedAs } from '#shared/unit/signing.ts';
import { Channel } from './applicant.ts';
import { Consultation, Opinion } from './consultation.ts';
import { Side } from './conversation.ts';
import { AskedCorrection, Judgement } from './correction/correction.ts';
import { DeliveryWay, DeliveryWish, Handover } from './delivery.ts';
import { ClosedStatus, LegalClock, SealedPackage, Task } from './dossier.ts';
import { Letter, LetterKind } from './letter.ts';
import { Guidance, ResultNumber } from './result.ts';
import { SupplementRequest } from './supplement-request.ts';

const NewFile = z.object({
  ...FileDeclaration.shape,
  id: z.string(),
  from: FileSource.optional(),
  part: PartOfBatch.optional(),
});
/** A paper as it was printed; its id is the paper's. */
const PaperFile = z.object({
  ...NewFile.omit({ component: true, from: true, part: true }).shape,
  pages: z.int().positive(),
  /** Under which it was issued: `05/TTPVHCC`. */
  number: z.string().optional(),
});

/** A due time before and after it was recalculated. */
const Move = { before: z.iso.datetime(), after: z.iso.datetime() };

/** A legal due that was counted again, and the version of the calendar that it was counted by. */
const Counted = { clockDueAt: z.iso.datetime().optional(), countedBy: z.int().optional() };

/** What can have happened to a dossier. When and by whom is in the journal entry around it. */
export const DossierEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('dossier.drafted'),
    procedure: z.object({ code: z.string(), version: z.int() }),
    unit: z.string(),
    /** The unit whose desk received it, where another one resolves it. */
    receivedBy: z.string().optional(),
    owner: z.object({ kind: z.enum(['portal', 'officer']), id: z.string() }),
    channel: Channel,
    case: z.string().optional(),
    applicant: Person,
    submitter: Person.optional(),
    authority: Authority.optional(),
    answers: z.record(ConditionId, YesOrNo).optional(),
    form: z.record(z.string(), z.json()),
    delivery: DeliveryWish.optional(),
    posted: Posted.optional(),
    /** The applicant agrees that papers are kept for later dossiers. */
    keepPapers: z.literal(true).optional(),
    /** The applicant asks for a receipt where the result is given at once. */
    wantsReceipt: z.literal(true).optional(),
    /** The result that it is to correct. */
    corrects: AskedCorrection.optional(),
    expiresAt: z.iso.datetime(),
  }),
  z.object({
    type: z.literal('files.declared'),
    purpose: FilePurpose,
    /** Of opinions: the number of the question. */
    consultation: z.int().optional(),
    files: z.array(NewFile),
  }),
  z.object({ type: z.literal('file.replaced'), file: z.string(), by: NewFile }),
  z.object({
    type: z.literal('file.accepted'),
    file: z.string(),
    pages: z.int().optional(),
    signatures: z.array(FileSignature).optional(),
    attachments: z.int().positive().optional(),
    /** What it is by its bytes, and what looked for malware in it and found none. */
    format: FileFormat.optional(),
    scannedBy: z.string().optional(),
    /** Its text is wanted. */
    recognise: z.literal(true).optional(),
  }),
  z.object({ type: z.literal('file.confirmed'), file: z.string(), basis: z.string() }),
  z.object({
    type: z.literal('file.recognised'),
    file: z.string(),
    ...Recognised.shape,
    /** When it was read, which is before it was told. */
    readAt: z.iso.datetime().optional(),
  }),
  z.object({ type: z.literal('file.unread'), file: z.string(), reason: Unread }),
  z.object({
    type: z.literal('file.rejected'),
    file: z.string(),
    problem: FileProblem,
    signatures: z.array(FileSignature).optional(),
  }),
  z.object({ type: z.literal('dossier.submitted') }),
  z.object({ type: z.literal('task.opened'), task: Task }),
  z.object({ type: z.literal('task.claimed'), officer: z.string() }),
  z.object({ type: z.literal('task.released') }),
  z.object({ type: z.literal('task.assigned'), officer: z.string() }),
  z.object({
    type: z.literal('task.completed'),
    no: z.int(),
    step: z.string(),
    outcome: z.string(),
    /** How often the outcome has been chosen, if it has a maximum. */
    time: z.int().positive().optional(),
    note: z.string().optional(),
    /** Who drafted, if somebody else must approve. */
    worker: z.string().optional(),
  }),
  z.object({ type: z.literal('task.warned'), no: z.int() }),
  z.object({ type: z.literal('task.overdue'), no: z.int() }),
  z.object({ type: z.literal('dossier.accepted'), clock: LegalClock }),
  /** The unit that resolves it has it from the desk that received it. */
  z.object({
    type: z.literal('dossier.taken-over'),
    from: z.string(),
    /** Where the limit runs from here: the appointment before and after, and the version of the calendar. */
    due: z.object({ ...Move, countedBy: z.int() }).optional(),
  }),
  /** Whose mistake the result has that it is to correct. */
  z.object({ type: z.literal('correction.judged'), ...Judgement.shape }),
  z.object({ type: z.literal('supplement.requested'), request: SupplementRequest }),
  z.object({
    type: z.literal('supplement.announced'),
    note: z.string().optional(),
    form: z.record(z.string(), z.json()).optional(),
  }),
  z.object({
    type: z.literal('supplement.ended'),
    /** By the papers, or by the applicant's silence. */
    as: z.enum(['received', 'lapsed']),
    /** The task's new due and warning time, and the moved legal due if the clock was running. */
    dueAt: z.iso.datetime(),
    warnAt: z.iso.datetime(),
    ...Counted,
  }),
  z.object({ type: z.literal('paper.due'), paper: z.string(), form: FormId }),
  z.object({ type: z.literal('paper.recorded'), file: PaperFile }),
  z.object({
    type: z.literal('dossier.reappointed'),
    reason: z.string(),
    before: z.iso.datetime(),
    dueAt: z.iso.datetime(),
    late: z.boolean(),
    exemption: z.string().optional(),
  }),
  /** The limit itself is longer, on a ground of the procedure's law. */
  z.object({
    type: z.literal('dossier.extended'),
    ground: z.string(),
    ...Extension.shape,
    agreement: z.string().optional(),
    before: z.iso.datetime(),
    dueAt: z.iso.datetime(),
    countedBy: z.int(),
  }),
  z.object({
    type: z.literal('dossier.redated'),
    /** The record that was counted with. */
    calendar: z.object({ id: z.string(), from: z.string(), version: z.int() }),
    /** Of the appointment, and of the open step; an absent field did not move. */
    due: z.object(Move).optional(),
    task: z.object({ ...Move, warnAt: z.iso.datetime() }).optional(),
    /** Of the questions that wait for an answer. */
    consultations: z.array(z.object({ no: z.int(), ...Move, warnAt: z.iso.datetime() })).optional(),
  }),
  z.object({ type: z.literal('note.added'), text: z.string(), mentions: z.array(z.string()).optional() }),
  z.object({
    type: z.literal('message.sent'),
    from: Side,
    text: z.string(),
    /** By the unit: an answer is awaited from now on, or no longer. */
    awaitsAnswer: z.boolean().optional(),
  }),
  z.object({ type: z.literal('letter.drafted'), letter: Letter }),
  z.object({ type: z.literal('letter.approved'), kind: LetterKind, signer: SignedAs }),
  z.object({ type: z.literal('letter.declined'), reason: z.string().optional() }),
  z.object({ type: z.literal('consultation.asked'), consultation: Consultation }),
  z.object({ type: z.literal('consultation.claimed'), no: z.int(), officer: z.string() }),
  z.object({ type: z.literal('consultation.released'), no: z.int() }),
  z.object({ type: z.literal('consultation.assigned'), no: z.int(), officer: z.string() }),
  z.object({ type: z.literal('consultation.warned'), no: z.int() }),
  z.object({ type: z.literal('consultation.overdue'), no: z.int() }),
  /** The unit did not answer in time, which the law of the matter takes for consent. */
  z.object({ type: z.literal('consultation.consented'), no: z.int(), basis: z.string() }),
  z.object({
    type: z.literal('consultation.answered'),
    no: z.int(),
    opinion: Opinion,
    text: z.string(),
    file: z.string().optional(),
  }),
  z.object({ type: z.literal('consultation.cancelled'), no: z.int(), reason: z.string().optional() }),
  z.object({
    type: z.literal('result.signed'),
    /** Hash of the journal's last entry: everything that was known when it was signed. */
    over: z.string(),
    file: z.string().optional(),
    /** In which capacity, if the directory says. */
    signer: SignedAs.optional(),
  }),
  z.object({
    type: z.literal('result.ordered'),
    template: z.string(),
    number: ResultNumber.optional(),
    /** Where no officer is asked: when one has to be. */
    until: z.iso.datetime().optional(),
  }),
  z.object({
    type: z.literal('result.issued'),
    file: z.string(),
    number: ResultNumber.optional(),
    /** The number with its symbol, as a result that was made here has it: `5/TLHT-BS`. */
    printed: z.string().optional(),
    /** By which anybody checks a result that was made here. */
    token: z.string().optional(),
  }),
  z.object({ type: z.literal('withdrawal.announced'), reason: z.string(), file: z.string() }),
  z.object({
    type: z.literal('delivery.sent'),
    carrier: z.string(),
    tracking: z.string(),
    /** Until when the result should have arrived; the open task waits so long. */
    expectedBy: z.iso.datetime(),
  }),
  z.object({ type: z.literal('delivery.delivered'), by: DeliveryWay, ...Handover.shape }),
  z.object({ type: z.literal('delivery.failed'), reason: z.string(), tracking: z.string().optional() }),
  ...paymentEvents,
  z.object({
    type: z.literal('dossier.closed'),
    as: ClosedStatus,
    reason: z.string().optional(),
    /** What law the dossier is stopped by; who is competent instead. */
    basis: z.string().optional(),
    guidance: Guidance.optional(),
    /** The applicant's written request to withdraw. */
    request: z.string().optional(),
    /** The moved legal due if the closing ended a pause. */
    ...Counted,
  }),
  z.object({
    type: z.literal('dossier.sealed'),
    package: SealedPackage,
    /** Where in the package the bytes of each file begin. */
    files: z.array(z.object({ file: z.string(), offset: z.int().min(0) })),
  }),
]);
export type DossierEvent = z.infer<typeof DossierEvent>;
export type LetterEvent = Extract<DossierEvent, { type: `letter.${string}` }>;
export type PaperFile = z.infer<typeof PaperFile>;
export type Drafted = Extract<DossierEvent, { type: 'dossier.drafted' }>;
