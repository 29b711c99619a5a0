import { DossierView } from '#shared/api/views/dossier.ts';
import type { Cast } from './cast.ts';
import { eventually, expectStatus, look } from './dossiers.ts';
import { benchSubmission, handedIn } from './lives.ts';

/** A submission of the procedure with fees of test/data/local-fee.json: 30,000 đ at reception. */
export const chargedSubmission = (changes: Record<string, unknown> = {}) =>
  benchSubmission({ procedure: 'LOCAL.FEE', ...changes });

/** A dossier whose fee is asked for and not paid. */
export const chargedIn = ({ portal }: Cast) => handedIn(portal, chargedSubmission());

/** A dossier whose fee was paid in cash at the desk, and receipted. */
export async function paidIn(cast: Cast): Promise<string> {
  const code = await chargedIn(cast);
  const { task, version } = await look(cast.reception, code);
  const body = { no: 1, amount: 30_000, method: 'cash', transaction: 'PT-0001' };
  expectStatus(
    await cast.reception.post(`/v1/tasks/${task?.id}/payment`, { body, version }),
    200,
    DossierView,
  );
  await eventually(
    async () => (await look(cast.reception, code)).payment?.requests[0]?.receipt,
    (receipt) => receipt !== undefined,
  );
  return code;
}

/** A withdrawn dossier whose fee is to go back, if a leader agrees. */
export async function refundingIn(cast: Cast): Promise<string> {
  const code = await paidIn(cast);
  const body = { reason: 'Không còn nhu cầu' };
  expectStatus(await cast.portal.post(`/v1/dossiers/${code}/withdrawal`, { body }), 200, DossierView);
  return code;
}

export async function approvedIn(cast: Cast): Promise<string> {
  const code = await refundingIn(cast);
  const path = `/v1/dossiers/${code}/payments/1/refund-decision`;
  expectStatus(await cast.leader.post(path, { body: { approved: true } }), 200, DossierView);
  return code;
}
