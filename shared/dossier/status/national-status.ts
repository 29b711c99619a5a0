import { isDueBefore } from '#shared/fee/payment.ts';
import { awaitsPayment } from '../acts/money/follow-money.ts';
import { type Dossier, isClosed } from '../dossier.ts';

const awaitingPayment = 6;

const codes = {
  draft: undefined,
  submitted: 1,
  accepted: 2,
  refused: 3,
  answering: 4,
  processing: 4,
  'awaiting-supplement': 5,
  withdrawn: 7,
  stopped: 8,
  resolved: 9,
  returned: 10,
  expired: undefined,
} as const satisfies Record<Dossier['status'], number | undefined>;

/**
 * The status code that the National Public Service Portal knows (TrangThaiHoSo, 1 to 10). A draft has none, nor has one
 * that expired or was withdrawn: they were never filed. Code 6 says that the dossier waits for money.
 */
export function nationalStatus(dossier: Dossier): number | undefined {
  if (isClosed(dossier) && dossier.submittedAt === undefined) return undefined;
  // A refusal after appraisal is entered among the results (Nghị định 61/2018, Điều 19(8)).
  if (dossier.status === 'refused' && dossier.clock !== undefined) return codes.resolved;
  return waitsForMoney(dossier) ? awaitingPayment : codes[dossier.status];
}

/** Nothing goes on until it is paid: the clock stands still for it, or reception may not accept before. */
const waitsForMoney = (dossier: Dossier) =>
  !isClosed(dossier) &&
  (awaitsPayment(dossier) || (dossier.status === 'submitted' && isDueBefore(dossier.payment, 'accept')));
