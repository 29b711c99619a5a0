import type * as z from 'zod';
import type { PaymentCommand } from '#shared/fee/payment-commands.ts';
import type { FileProblem, NewFile } from '#shared/file/file.ts';
import type { Posted } from '#shared/post/consignment.ts';
import type { FileSignature } from '#shared/signature/signature.ts';
import type { Channel, Person } from './applicant.ts';
import type { DeliveryReport, DeliveryWish, Handover } from './delivery.ts';
import type { SealedPackage } from './dossier.ts';
import type { PaperFile } from './events.ts';

type Form = Record<string, z.core.util.JSONType>;

/** A portal or a reception officer hands in a dossier; it is a draft until its files are there. */
export type DraftDossier = {
  type: 'draft';
  unit: string;
  channel: Channel;
  applicant: Person;
  submitter?: Person | undefined;
  form: Form;
  /** How the result is to come; left out, it comes as is usual for the channel. */
  delivery?: DeliveryWish | undefined;
  /** How it came, where it came by post. */
  posted?: Posted | undefined;
  files: NewFile[];
};

export type Complete = {
  type: 'complete';
  task: number;
  outcome: string;
  reason?: string | undefined;
  /** Components to supplement. */
  components?: string[] | undefined;
  /** The file that is the result. */
  result?: string | undefined;
  /** With the return of the result: who took it. */
  handover?: Handover | undefined;
};

/** What can be asked of a dossier that exists. */
export type DossierCommand =
  | { type: 'replace-file'; file: string; by: NewFile }
  | {
      type: 'inspect';
      file: string;
      pages?: number | undefined;
      problem?: FileProblem | undefined;
      signatures?: FileSignature[] | undefined;
    }
  | {
      type: 'supplement';
      files: NewFile[];
      note?: string | undefined;
      form?: Form | undefined;
    }
  | { type: 'withdraw'; reason: string }
  | { type: 'claim'; task: number }
  | { type: 'release'; task: number }
  | { type: 'assign'; task: number; officer: string }
  | { type: 'declare-result'; task: number; files: NewFile[] }
  | Complete
  | { type: 'record-delivery'; report: DeliveryReport }
  | PaymentCommand
  | { type: 'wake' }
  | { type: 'record-paper'; file: PaperFile }
  | { type: 'record-package'; package: SealedPackage; files: { file: string; offset: number }[] };
