import * as z from 'zod';
import { Explanation } from '#shared/calendar/due.ts';
import { Extension, Limit } from '#shared/calendar/limit.ts';
import { DigitisationState } from '#shared/dossier/acts/files/confirm-files.ts';
import { Channel } from '#shared/dossier/applicant.ts';
import { Opinion } from '#shared/dossier/consultation.ts';
import { Side } from '#shared/dossier/conversation.ts';
import { MadeBy } from '#shared/dossier/correction/correction.ts';
import { DeliveryState, DeliveryWay, Handover } from '#shared/dossier/delivery.ts';
import { LetterKind } from '#shared/dossier/letter.ts';
import { Guidance } from '#shared/dossier/result.ts';
import { Contact, SupplementItem } from '#shared/dossier/supplement-request.ts';
import { DossierFile } from '#shared/file/file.ts';
import { Text } from '#shared/kernel/text.ts';
import { Matter } from '#shared/procedure/procedure.ts';
import { ResultToken } from '#shared/result/token.ts';
import { Authority, AuthorityGround } from '#shared/unit/authority.ts';
import { Person } from '#shared/unit/person.ts';
import { SyncView } from '#shared/webhook/notice-log.ts';
import { PaymentView } from './payment.ts';
import { PossibleActView, Status, TaskView } from './task.ts';

/** RFC 3339 with the offset of Việt Nam. */
const Time = z.iso.datetime({ offset: true });

/** Where the bytes of a declared file go: a `PUT` with exactly these headers, before `expiresAt`. */
export const UploadTarget = z.strictObject({
  fileId: z.string(),
  method: z.literal('PUT'),
  url: z.url(),
  headers: z.record(z.string(), z.string()),
  expiresAt: Time,
});

/** Where to fetch a file, until `expiresAt`. */
export const FileLink = z.strictObject({
  fileId: z.string(),
  name: z.string(),
  mediaType: z.string(),
  size: z.int(),
  sha256: z.string(),
  url: z.url(),
  expiresAt: Time,
});

const Deadline = z.strictObject({
  receivedAt: Time,
  /** When the desk accepted it, where the limit has run since the postmark of arrival. */
  acceptedAt: Time.optional(),
  /** By the law. */
  dueAt: Time,
  /** When the result is promised for, after an apology: later than the law's, and then what is kept. */
  appointment: Time.optional(),
  /** The apologies so far, each with its new appointment. */
  reappointments: z
    .array(z.strictObject({ at: Time, reason: z.string(), before: Time, dueAt: Time }))
    .optional(),
  /** By which the law’s own due time was moved, each on its ground. */
  extensions: z
    .array(
      z.strictObject({
        ...Extension.shape,
        ground: z.string(),
        agreement: z.string().optional(),
        at: Time,
        before: Time,
        dueAt: Time,
      }),
    )
    .optional(),
  /** The clock stands still since then. */
  pausedSince: Time.optional(),
  explanation: Explanation,
  text: Text,
});

/** Giấy tiếp nhận hồ sơ và hẹn trả kết quả, as data. */
const Receipt = z.strictObject({
  code: z.string(),
  unit: z.string(),
  procedure: z.strictObject({ code: z.string(), name: Text }),
  applicantName: z.string(),
  /** Who handed it in, if not the applicant, and by what. */
  filedBy: z.strictObject({ name: z.string(), ground: AuthorityGround }).optional(),
  channel: Channel,
  components: z.array(z.strictObject({ id: z.string(), name: Text, files: z.int() })),
  receivedAt: Time,
  appointment: Time,
});

const DeliveryView = z.strictObject({
  by: DeliveryWay,
  state: DeliveryState,
  at: Time.optional(),
  address: z.string().optional(),
  phone: z.string().optional(),
  carrier: z.string().optional(),
  reason: z.string().optional(),
  ...Handover.shape,
});

/** The last messages of a conversation, first to last; what is left out is in the history. */
export const ConversationView = z.strictObject({
  /** The unit awaits an answer since then. */
  answerAwaitedSince: Time.optional(),
  earlier: z.int(),
  messages: z.array(
    z.strictObject({
      seq: z.int(),
      at: Time,
      from: Side,
      /** The officer who wrote it, for officers. */
      by: z.string().optional(),
      text: z.string(),
      awaitsAnswer: z.boolean().optional(),
    }),
  ),
});
export type ConversationView = z.infer<typeof ConversationView>;

export const DossierView = z.strictObject({
  code: z.string(),
  version: z.int(),
  status: Status,
  statusName: Text,
  /** TrangThaiHoSo of the National Public Service Portal, 1 to 10; a draft has none. */
  nationalStatus: z.int().optional(),
  procedure: z.strictObject({ code: z.string(), version: z.int(), name: Text }),
  unit: z.string(),
  /** The unit whose desk received it and gives out the result, where another one resolves it. */
  receivedBy: z.string().optional(),
  channel: Channel,
  /** Which of the procedure’s cases it is, where it was named. */
  case: z.strictObject({ id: z.string(), name: Text.optional() }).optional(),
  applicantName: z.string(),
  /** For whom it is, who handed it in, and the form as last corrected: for officers of the unit and the portal, until it is sealed. */
  applicant: Person.optional(),
  submitter: Person.optional(),
  authority: Authority.optional(),
  form: z.record(z.string(), z.json()).optional(),
  files: z.array(
    z.strictObject({
      ...DossierFile.shape,
      confirmed: DossierFile.shape.confirmed.unwrap().extend({ at: Time }).optional(),
      /** Of a rejected file: what is wrong with it, and what can be done. */
      explanation: Text.optional(),
      /** Of an accepted file: what no page of it shows. */
      remark: Text.optional(),
    }),
  ),
  /** Of each component that has files: whether all of them are originals, were compared with one, or were taken over. */
  digitisation: z.array(z.strictObject({ component: z.string(), state: DigitisationState })),
  expiresAt: Time.optional(),
  submittedAt: Time.optional(),
  deadline: Deadline.optional(),
  receipt: Receipt.optional(),
  task: TaskView.optional(),
  /** Questions to other units; a portal sees none, a unit that is asked its own. */
  consultations: z
    .array(
      z.strictObject({
        /** Under which it is claimed and answered: `/v1/consultations/{id}/answer`. */
        id: z.string(),
        unit: z.string(),
        question: z.string(),
        /** What it is about, and what it means that no answer comes in time. */
        matter: Matter.optional(),
        components: z.array(z.string()),
        askedAt: Time,
        dueAt: Time,
        state: z.enum(['open', 'overdue', 'answered', 'consented', 'cancelled']),
        holder: z.string().optional(),
        answer: z
          .strictObject({
            opinion: Opinion,
            text: z.string(),
            file: z.string().optional(),
            by: z.string(),
            at: Time,
          })
          .optional(),
      }),
    )
    .optional(),
  /** The letter that somebody drafted and another one has to sign; for officers of the unit. */
  letter: z
    .strictObject({
      kind: LetterKind,
      reason: z.string(),
      by: z.string(),
      at: Time,
      /** Of an apology: the new appointment, or the extension that it is counted by when it is signed. */
      dueAt: Time.optional(),
      limit: Limit.optional(),
      exemption: z.string().optional(),
      /** Of a refusal or a stop. */
      outcome: z.string().optional(),
      basis: z.string().optional(),
      guidance: Guidance.optional(),
      withoutAnswers: z.string().optional(),
    })
    .optional(),
  supplementRequest: z
    .strictObject({
      reason: z.string(),
      components: z.array(z.string()),
      at: Time,
      until: Time,
      /** The deadline for the request itself, after acceptance, and whether it was made later. */
      noticeBy: Time.optional(),
      late: z.boolean().optional(),
      /** All that is missing or wrong, one by one. */
      items: z.array(SupplementItem).optional(),
      /** Whom the applicant may ask. */
      contact: Contact.optional(),
      /** Why papers are asked for once more than the rules allow. */
      again: z.string().optional(),
    })
    .optional(),
  /** `token` opens `GET /v1/verify/{token}`; it is there where the result was made here. */
  result: z.strictObject({ fileId: z.string(), at: Time, token: ResultToken.optional() }).optional(),
  /** Within which time and where the decision may be complained of; `until` is there once the applicant knows of it. */
  complaint: z
    .strictObject({
      where: z.array(z.string()),
      limit: Limit,
      suit: Limit,
      basis: z.string(),
      noted: z.strictObject({ at: Time, by: z.enum(['delivery', 'desk', 'portal']) }).optional(),
      until: Time.optional(),
      suitUntil: Time.optional(),
    })
    .optional(),
  /** The result's way to the applicant; none where the dossier ended without one. */
  delivery: DeliveryView.optional(),
  /** Its way by post: when the applicant posted it is not when it was received. */
  posted: z
    .strictObject({ carrier: z.string(), tracking: z.string(), postedAt: Time, handedAt: Time.optional() })
    .optional(),
  /** How far the portal that handed it in was told; only where the dossier is read by itself. */
  sync: SyncView.optional(),
  /** The result that it is to correct, and whose mistake reception found it to be. */
  corrects: z
    .strictObject({
      result: ResultToken,
      mistake: z.string(),
      judged: z
        .strictObject({ madeBy: MadeBy, reason: z.string(), basis: z.string().optional(), at: Time })
        .optional(),
    })
    .optional(),
  /** What the unit and the applicant wrote to each other; only where the dossier is read by itself. */
  conversation: ConversationView.optional(),
  /** What it costs; none where the procedure has no fees. */
  payment: PaymentView.optional(),
  /** Why it was closed: the law that it was stopped by, or who is competent instead. */
  reason: z.string().optional(),
  basis: z.string().optional(),
  guidance: Guidance.optional(),
  closedAt: Time.optional(),
  sealed: z.boolean(),
});
export type DossierView = z.infer<typeof DossierView>;

/** With what is shown beside it at the desk of an officer; only where it was asked for. */
export const DossierAtDesk = z.strictObject({
  ...DossierView.shape,
  acts: z.array(PossibleActView).optional(),
  /** How many notes colleagues left. */
  notes: z.int().min(0).optional(),
  /** The form as it was handed in, where it was corrected since. */
  formBefore: z.record(z.string(), z.json()).optional(),
});

/** The dossier, and where to send the files that are still missing. */
export const Submitted = z.strictObject({ ...DossierView.shape, uploads: z.array(UploadTarget) });

export const HistoryView = z.strictObject({
  items: z.array(
    z.looseObject({
      seq: z.int(),
      at: Time,
      /** A portal is told the kind of who acts in the office, not who it was. */
      by: z.looseObject({ kind: z.string(), id: z.string().optional() }),
      hash: z.string(),
    }),
  ),
  nextCursor: z.string().optional(),
});

/** A page of a list; `nextCursor` is absent on the last. */
export const page = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().optional() });
