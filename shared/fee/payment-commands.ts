import type { Collection } from './fee-schedule.ts';
import type { Receipt, Transaction } from './payment.ts';

/** What can be asked of the money line of a dossier; `no` names the request for payment. */
export type PaymentCommand =
  /** An officer asks for what the schedule collects now. */
  | { type: 'request-payment'; task: number; collect: Collection }
  /** Money came in: at the desk, or as a provider told. */
  | { type: 'record-payment'; task?: number; no: number; transaction: Transaction }
  | { type: 'cancel-payment'; task: number; no: number; reason: string }
  | { type: 'issue-receipt'; no: number; receipt: Receipt }
  | { type: 'request-refund'; task: number; no: number; reason: string }
  | { type: 'decide-refund'; no: number; approved: boolean; reason?: string | undefined }
  /** The money went back. */
  | { type: 'record-refund'; no: number; transaction: string };
