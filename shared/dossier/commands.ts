import type * as z from 'zod';
import type { Limit } from '#shared/calendar/limit.ts';
import type { PaymentCommand } from '#shared/fee/payment-commands.ts';
import type { Relief } from '#shared/fee/relief.ts';
import type { FileProblem, NewFile } from '#shared/file/file.ts';
import type { FileFormat } from '#shared/file/file-format.ts';
import type { Recognised, Unread } from '#shared/file/recognition.ts';
import type { Posted } from '#shared/post/consignment.ts';
import type { Answers } from '#shared/procedure/eligibility.ts';
import type { FileSignature } from '#shared/signature/signature.ts';
import type { Authority } from '#shared/unit/authority.ts';
import type { Person } from '#shared/unit/person.ts';
import type { Channel } from './applicant.ts';
import type { Opinion } from './consultation.ts';
import type { AskedCorrection, MadeBy } from './correction/correction.ts';
import type { DeliveryReport, DeliveryWish, Handover } from './delivery.ts';
import type { SealedPackage } from './dossier.ts';
import type { PaperFile } from './events.ts';
import type { Until } from './letter.ts';
import type { Guidance } from './result.ts';
import type { Contact, SupplementItem } from './supplement-request.ts';

type Form = Record<string, z.core.util.JSONType>;

/** A portal or a reception officer hands in a dossier; it is a draft until its files are there. */
export type DraftDossier = {
  type: 'draft';
  /** The unit that resolves it. */
  unit: string;
  /** The unit whose desk received it, where that is another one. */
  receivedBy?: string | undefined;
  channel: Channel;
  /** Which of the procedure's cases it is. */
  case?: string | undefined;
  applicant: Person;
  submitter?: Person | undefined;
  /** By what the submitter files for the applicant. */
  authority?: Authority | undefined;
  /** To the questions on whether the case is eligible. */
  answers?: Answers | undefined;
  form: Form;
  /** How the result is to come; left out, it comes as is usual for the channel. */
  delivery?: DeliveryWish | undefined;
  /** How it was posted, if it came by post. */
  posted?: Posted | undefined;
  /** The applicant agrees that papers are kept for later dossiers. */
  keepPapers?: true | undefined;
  /** The applicant asks for a receipt where the result is given at once. */
  wantsReceipt?: true | undefined;
  /** What the applicant claims that lowers the fees. */
  reliefs?: Relief[] | undefined;
  /** The result that it is to correct; whoever hands it in was found to have it. */
  corrects?: AskedCorrection | undefined;
  files: NewFile[];
};

export type Complete = {
  type: 'complete';
  task: number;
  outcome: string;
  reason?: string | undefined;
  /** Components to supplement. */
  components?: string[] | undefined;
  /** All that is missing or wrong, one by one; their components are supplemented too. */
  items?: SupplementItem[] | undefined;
  contact?: Contact | undefined;
  /** Why papers are asked for once more than the rules allow. */
  again?: string | undefined;
  /** What law the dossier is stopped by. */
  basis?: string | undefined;
  /** The competent agency, if the dossier is refused. */
  guidance?: Guidance | undefined;
  /** Why the step goes on without the answers that were asked for. */
  withoutAnswers?: string | undefined;
  /** The file that is the result. */
  result?: string | undefined;
  /** With the return of the result: who took it. */
  handover?: Handover | undefined;
};

/** Another unit is asked, beside the open task. */
export type Consult = {
  type: 'consult';
  task: number;
  unit: string;
  question: string;
  /** One of the procedure's. */
  matter?: string | undefined;
  until: Until;
  /** What the unit may see; everything if absent. */
  components?: string[] | undefined;
};

/** What is done with a consultation, which is named by its number. */
export type ConsultationCommand =
  | { type: 'claim-consultation'; task: number; consultation: number }
  | { type: 'release-consultation'; task: number; consultation: number }
  | { type: 'assign-consultation'; task: number; consultation: number; officer: string }
  | { type: 'declare-opinion'; task: number; consultation: number; files: NewFile[] }
  | { type: 'cancel-consultation'; task: number; consultation: number; reason: string }
  | {
      type: 'answer-consultation';
      task: number;
      consultation: number;
      opinion: Opinion;
      text: string;
      file?: string | undefined;
    };

/** An apology for what will be late, with a new appointment, for somebody else to sign. */
export type Apologise = {
  type: 'apologise';
  task: number;
  reason: string;
  until: Until;
  /** One of the rule set's grounds on which no apology is due. */
  exemption?: string | undefined;
};

/** The limit is made longer as the law of the procedure allows. */
export type Extend = {
  type: 'extend';
  task: number;
  ground: string;
  /** How much is added to the limit. */
  limit: Limit;
  reason: string;
  /** The file in which the applicant agrees. */
  agreement?: string | undefined;
};

/** Reception says whose mistake the result has that the dossier is to correct. */
export type JudgeCorrection = { type: 'judge-correction'; task: number; madeBy: MadeBy; reason: string };

/** A remark for colleagues; `mentions` are officers whom it is for. */
export type AddNote = { type: 'add-note'; text: string; mentions?: string[] | undefined };

/** A message between the unit and the applicant; left out, `awaitsAnswer` leaves it as it was. */
export type WriteMessage = { type: 'write-message'; text: string; awaitsAnswer?: boolean | undefined };

/** What can be asked of a dossier that exists. */
export type DossierCommand =
  | { type: 'replace-file'; file: string; by: NewFile }
  | {
      type: 'inspect';
      file: string;
      pages?: number | undefined;
      problem?: FileProblem | undefined;
      signatures?: FileSignature[] | undefined;
      attachments?: number | undefined;
      format?: FileFormat | undefined;
      scannedBy?: string | undefined;
    }
  | {
      type: 'supplement';
      files: NewFile[];
      note?: string | undefined;
      form?: Form | undefined;
    }
  /** `file` is the applicant's written request: the dossier is closed when it has arrived. */
  | { type: 'withdraw'; reason: string; file?: NewFile | undefined }
  | AddNote
  | WriteMessage
  | { type: 'claim'; task: number }
  | { type: 'release'; task: number }
  | { type: 'assign'; task: number; officer: string }
  | { type: 'declare-result'; task: number; files: NewFile[]; purpose?: 'agreement' | undefined }
  | { type: 'confirm-files'; task: number; files: string[] }
  | Complete
  | { type: 'record-delivery'; report: DeliveryReport }
  | PaymentCommand
  | { type: 'record-paper'; file: PaperFile }
  | { type: 'record-recognition'; file: string; outcome: Recognised | Unread; readAt?: string }
  | Consult
  | ConsultationCommand
  | Apologise
  | Extend
  | JudgeCorrection
  /** The letter that waits is signed; or declined, or taken back. */
  | { type: 'decide-letter'; task: number; approved: boolean; reason?: string | undefined }
  | { type: 'wake' }
  /** A calendar or rule record has changed: due times are recalculated. */
  | { type: 'redate' }
  /** The result that was ordered has been made and stored. */
  | { type: 'record-result'; file: NewFile; pages?: number | undefined; token: string; printed?: string }
  | { type: 'record-package'; package: SealedPackage; files: { file: string; offset: number }[] };
