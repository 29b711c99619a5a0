import * as z from 'zod';
import { Channel } from '#shared/dossier/applicant.ts';
import { DeliveryReport, DeliveryWish } from '#shared/dossier/delivery.ts';
import { Relief } from '#shared/fee/relief.ts';
import { FileDeclaration, FileSource, PartOfBatch } from '#shared/file/file.ts';
import { refusal } from '#shared/kernel/finding.ts';
import { line, lines } from '#shared/kernel/line.ts';
import { Tracking } from '#shared/post/post-event.ts';
import { ConditionId, YesOrNo } from '#shared/procedure/eligibility.ts';
import { trimmed } from '#shared/procedure/form/form-values.ts';
import { ProcedureCode } from '#shared/procedure/procedure.ts';
import { Authority } from '#shared/unit/authority.ts';
import { GivenPerson } from '#shared/unit/person.ts';
import { UnitId } from '#shared/unit/unit.ts';
import { none, operation } from '../operation.ts';
import { pagingBy } from '../paging.ts';

const DossierPath = z.strictObject({ code: z.string().min(1).max(80) });
const FilePath = z.strictObject({ ...DossierPath.shape, fileId: z.string().min(1).max(60) });
const Reason = lines(2_000);
/** Strings without blanks at their ends; the rest is the procedure's schema to say. */
const Form = z.record(z.string(), z.json().overwrite(trimmed));

/** A file that is sent, or taken from where it is already. */
const BroughtFile = FileDeclaration.extend({
  /** A paper of the applicant's, as `POST /v1/papers` offers it. */
  from: z.strictObject(FileSource.omit({ kind: true }).shape).optional(),
  /** A part of a batch that the desk scanned, as `GET /v1/batches/{batchId}` shows it. */
  part: PartOfBatch.optional(),
}).refine(
  ({ from, part }) => from === undefined || part === undefined,
  refusal('two-sources', { vi: 'Chỉ lấy từ một nơi.', en: 'Take it from one place only.' }),
);

const SubmitBody = z.strictObject({
  procedure: ProcedureCode,
  /** Another version than the one in force is refused; left out, it is the one in force. */
  version: z.int().positive().optional(),
  unit: UnitId,
  channel: Channel,
  /** Which of the procedure’s cases it is; needed where it has several. */
  case: z.string().min(1).max(40).optional(),
  applicant: GivenPerson,
  submitter: GivenPerson.optional(),
  /** By what the submitter files for the applicant; needed where they are not the same. */
  authority: Authority.optional(),
  /** To the questions of the procedure on whether the case is eligible. */
  answers: z.record(ConditionId, YesOrNo).optional(),
  form: Form,
  /** How the result is to come; left out, as is usual for the channel. */
  delivery: DeliveryWish.optional(),
  /** Of a dossier that came by post: the carrier’s number. */
  tracking: Tracking.optional(),
  /** The applicant agrees that accepted papers are kept, to be handed in again with later dossiers. */
  keepPapers: z.literal(true).optional(),
  /** The applicant asks for a receipt where the result is given at once. */
  wantsReceipt: z.literal(true).optional(),
  /** What lowers the fees of this applicant, each with the paper that shows it. */
  reliefs: z.array(Relief).max(5).optional(),
  /** A result of the applicant’s that has a mistake, which this dossier is to correct. */
  corrects: z.strictObject({ result: line(60), mistake: lines(1_000) }).optional(),
  files: z.array(BroughtFile).max(50),
});

const dossier = (vi: string, en: string) => ({
  status: 200 as const,
  description: { vi, en },
});

export const submitDossier = operation({
  ...none,
  id: 'submitDossier',
  method: 'POST',
  path: '/v1/dossiers',
  summary: { vi: 'Nộp hồ sơ', en: 'Submit a dossier' },
  actors: ['portal', 'officer'],
  body: SubmitBody,
  success: {
    status: 201,
    description: { vi: 'Mã hồ sơ và nơi tải tệp lên', en: 'The dossier code and where to upload the files' },
  },
  problems: [
    'unknown-procedure',
    'unknown-unit',
    'channel-closed',
    'procedure-repealed',
    'not-eligible',
    'incomplete',
    'request-in-progress',
    'file-not-scanned',
    'unknown-consignment',
    'unknown-result',
    'already-revoked',
    'already-replaced',
    'not-correctable',
  ],
});

export const getDossier = operation({
  ...none,
  id: 'getDossier',
  method: 'GET',
  path: '/v1/dossiers/{code}',
  summary: { vi: 'Xem hồ sơ', en: 'Read a dossier' },
  actors: ['portal', 'officer', 'manager'],
  params: DossierPath,
  query: z.strictObject({
    /** For an officer who opens it to work on it: with what is shown beside it, so that they ask once. */
    view: z.enum(['desk']).optional(),
  }),
  success: dossier('Trạng thái và hạn, kèm giải thích', 'Its state, and its deadline explained'),
  problems: ['unknown-dossier'],
});

export const getDossierEvents = operation({
  ...none,
  id: 'getDossierEvents',
  method: 'GET',
  path: '/v1/dossiers/{code}/events',
  summary: { vi: 'Xem nhật ký hồ sơ', en: 'Read a dossier’s history' },
  actors: ['portal', 'officer', 'manager'],
  params: DossierPath,
  query: z.strictObject(pagingBy(100)),
  success: { status: 200, description: { vi: 'Nhật ký', en: 'The journal' } },
  problems: ['unknown-dossier'],
});

export const getFile = operation({
  ...none,
  id: 'getFile',
  method: 'GET',
  path: '/v1/dossiers/{code}/files/{fileId}',
  summary: { vi: 'Mở tệp của hồ sơ', en: 'Open a file of a dossier' },
  actors: ['portal', 'officer'],
  params: FilePath,
  query: z.strictObject({
    /** How a browser treats the file: shows it, or offers to save it. */
    disposition: z.enum(['inline', 'attachment']).default('attachment'),
  }),
  tagged: false,
  success: {
    status: 200,
    description: { vi: 'Địa chỉ tải, trong năm phút', en: 'Where to fetch it, for five minutes' },
  },
  problems: ['unknown-dossier', 'unknown-file', 'destroyed'],
});

export const replaceFile = operation({
  ...none,
  id: 'replaceFile',
  method: 'POST',
  path: '/v1/dossiers/{code}/files/{fileId}/replacement',
  summary: {
    vi: 'Gửi lại tệp hỏng hoặc quá hạn tải',
    en: 'Send again a file that failed or whose upload expired',
  },
  actors: ['portal', 'officer'],
  params: FilePath,
  body: FileDeclaration.omit({ component: true }),
  success: {
    status: 200,
    description: { vi: 'Nơi tải tệp lên', en: 'Where to upload it' },
  },
  problems: [
    'unknown-dossier',
    'unknown-file',
    'wrong-role',
    'task-held',
    'file-settled',
    'incomplete',
    'dossier-closed',
  ],
});

export const supplementDossier = operation({
  ...none,
  id: 'supplementDossier',
  method: 'POST',
  path: '/v1/dossiers/{code}/supplements',
  summary: { vi: 'Bổ sung hồ sơ', en: 'Supplement a dossier' },
  actors: ['portal', 'officer'],
  params: DossierPath,
  body: z.strictObject({
    files: z.array(BroughtFile).max(50),
    note: Reason.optional(),
    /** The whole form once more, where it had to be corrected. */
    form: Form.optional(),
  }),
  success: {
    status: 200,
    description: { vi: 'Nơi tải tệp lên', en: 'Where to upload the files' },
  },
  problems: [
    'unknown-dossier',
    'wrong-role',
    'not-awaiting-supplement',
    'incomplete',
    'file-not-scanned',
    'dossier-closed',
  ],
});

export const withdrawDossier = operation({
  ...none,
  id: 'withdrawDossier',
  method: 'POST',
  path: '/v1/dossiers/{code}/withdrawal',
  summary: { vi: 'Rút hồ sơ', en: 'Withdraw a dossier' },
  actors: ['portal', 'officer'],
  params: DossierPath,
  body: z.strictObject({
    reason: Reason,
    /** The applicant’s written request; the dossier stays open until it has arrived. */
    file: FileDeclaration.omit({ component: true }).optional(),
  }),
  success: dossier(
    'Hồ sơ đã rút, hoặc nơi tải lên đơn đề nghị',
    'The dossier, withdrawn, or where to upload the written request',
  ),
  problems: ['unknown-dossier', 'wrong-role', 'not-submitted', 'incomplete', 'dossier-closed'],
});

export const addNote = operation({
  ...none,
  id: 'addNote',
  method: 'POST',
  path: '/v1/dossiers/{code}/notes',
  summary: { vi: 'Ghi chú nội bộ', en: 'Leave a note for colleagues' },
  actors: ['officer'],
  params: DossierPath,
  body: z.strictObject({
    text: lines(2_000),
    /** Officers whom it is for. */
    mentions: z.array(line(100)).min(1).max(20).optional(),
  }),
  success: dossier('Hồ sơ sau khi ghi chú', 'The dossier afterwards'),
  problems: ['unknown-dossier', 'wrong-role', 'unknown-officer', 'dossier-closed'],
});

export const writeMessage = operation({
  ...none,
  id: 'writeMessage',
  method: 'POST',
  path: '/v1/dossiers/{code}/messages',
  summary: { vi: 'Trao đổi với người nộp', en: 'Write to the applicant, or for the applicant to the unit' },
  actors: ['portal', 'officer'],
  params: DossierPath,
  body: z.strictObject({
    text: lines(2_000),
    /** By officers: an answer is awaited, or no longer; no due time moves by it. */
    awaitsAnswer: z.boolean().optional(),
  }),
  success: dossier('Hồ sơ sau khi gửi', 'The dossier afterwards'),
  problems: ['unknown-dossier', 'wrong-role', 'not-submitted', 'too-many-messages', 'dossier-closed'],
});

export const recordDelivery = operation({
  ...none,
  id: 'recordDelivery',
  method: 'POST',
  path: '/v1/dossiers/{code}/delivery',
  summary: { vi: 'Ghi nhận việc giao kết quả', en: 'Report the delivery of the result' },
  actors: ['officer'],
  params: DossierPath,
  body: z.strictObject({ report: DeliveryReport }),
  success: dossier('Hồ sơ sau khi ghi nhận', 'The dossier afterwards'),
  problems: [
    'unknown-dossier',
    'wrong-role',
    'not-resolved',
    'not-sent',
    'already-delivered',
    'receiver-required',
    'authority-required',
    'not-delivered',
    'contradiction',
    'payment-due',
    'unknown-file',
    'dossier-closed',
  ],
});
