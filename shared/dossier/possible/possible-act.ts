import type { Collection } from '#shared/fee/fee-schedule.ts';
import type { Outcome } from '#shared/procedure/step.ts';
import type { Complete, DossierCommand } from '../commands.ts';
import type { DeliveryReport } from '../delivery.ts';
import type { Refusal } from '../refusal.ts';

/**
 * An act on a task as its route names it; `complete` is one for each outcome, `extension` one for each ground, and what
 * is done with money one for each payment.
 */
export type PossibleAct = {
  act: (typeof acts)[number];
  outcome?: Outcome;
  ground?: string;
  approved?: boolean;
  /** Which payment it is about. */
  no?: number;
  /** What a payment is asked for with. */
  collect?: Collection;
  /** What is reported of the result's way. */
  state?: DeliveryReport['state'];
  /** The papers that can still be compared with their originals. */
  files?: string[];
  /** What has to be given with it, as the fields of its request. */
  needs: string[];
  /** Why it is not available; absent where it is. */
  refusal?: Refusal;
};

/** The last part of the address that each act is sent to. */
export const acts = [
  'claim',
  'release',
  'assign',
  'complete',
  'files',
  'confirmations',
  'apology',
  'extension',
  'correction',
  'letter',
  'consultations',
  'payment-requests',
  'payment',
  'payment-cancellation',
  'refund-request',
  'delivery',
  'withdrawal',
] as const;

/** What an act is told besides what it is. */
export type Given = Pick<Complete, 'reason' | 'basis' | 'again' | 'withoutAnswers' | 'handover' | 'result'>;

export type Trial = Omit<PossibleAct, 'refusal' | 'needs'> & {
  /** What its request never goes without. */
  needs?: string[];
  command: (given: Given) => DossierCommand;
};
