import type { Finding } from '#shared/kernel/finding.ts';
import { fail } from '#shared/kernel/result.ts';

/** Why the law of the dossier says no. */
export type RefusalCode =
  | 'incomplete'
  | 'channel-closed'
  | 'dossier-closed'
  | 'dossier-open'
  | 'not-submitted'
  | 'awaiting-supplement'
  | 'not-awaiting-supplement'
  | 'unknown-file'
  | 'file-settled'
  | 'task-closed'
  | 'task-held'
  | 'task-not-held'
  | 'wrong-role'
  | 'unknown-officer'
  | 'officer-unfit'
  | 'unknown-outcome'
  | 'reason-required'
  | 'result-required'
  | 'result-not-ready'
  | 'not-accepted'
  | 'already-resolved'
  | 'not-resolved'
  | 'receiver-required'
  | 'not-sent'
  | 'not-delivered'
  | 'already-delivered'
  | 'already-sealed'
  | 'payment-due'
  | 'awaiting-payment'
  | 'no-fee'
  | 'already-requested'
  | 'unknown-payment'
  | 'wrong-amount'
  | 'already-paid'
  | 'not-paid'
  | 'payment-cancelled'
  | 'already-refunded'
  | 'no-refund'
  | 'refund-decided'
  | 'refund-undecided'
  | 'own-refund';

export type Refusal = { code: RefusalCode; findings: Finding[] };

export const refuse = (code: RefusalCode, findings: Finding[] = []) => fail({ code, findings });
