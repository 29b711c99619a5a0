import { answerWithDossier } from '#functions/answers/dossier-answers.ts';
import { route } from '#functions/http/route.ts';
import * as operations from '#shared/api/resources/payments.ts';
import { outstanding } from '#shared/fee/payment.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { localTime } from '#shared/kernel/time.ts';
import { actsForApplicant, seesWhole } from '#shared/unit/rights.ts';
import { type StartDeps, startPayment as start } from '#shared/use-cases/payment/start-payment.ts';
import type { DossiersDeps } from './deps.ts';

/** POST /v1/dossiers/{code}/payments: where the payer pays. */
export const startPayment = (deps: DossiersDeps & StartDeps) =>
  route(operations.startPayment, async ({ params: { code }, body: { no }, caller, at }) => {
    const dossier = await deps.store.find(code);
    if (dossier === undefined || !seesWhole(caller, dossier)) return fail({ code: 'unknown-dossier' });
    if (!actsForApplicant(caller, dossier)) return fail({ code: 'wrong-role' });
    const started = await start(deps, dossier, no, at);
    if (!started.ok) return fail({ code: started.error });
    const { reference, provider, request, where } = started.value;
    const amount = outstanding(request);
    const until = localTime(request.until);
    const qr = where.MaQR !== undefined && { qr: where.MaQR };
    return ok({ body: { reference, provider, amount, until, url: where.UrlThanhToan, ...qr } });
  });

/** POST /v1/dossiers/{code}/payments/{no}/refund-decision */
export const decideRefund = (deps: DossiersDeps) =>
  route(operations.decideRefund, ({ params: { code, no }, body, caller, ...request }) => {
    const command = { type: 'decide-refund', no, ...body } as const;
    return answerWithDossier(deps, { ...request, code, by: caller, command });
  });

/** POST /v1/dossiers/{code}/payments/{no}/refund */
export const recordRefund = (deps: DossiersDeps) =>
  route(operations.recordRefund, ({ params: { code, no }, body, caller, ...request }) => {
    const command = { type: 'record-refund', no, ...body } as const;
    return answerWithDossier(deps, { ...request, code, by: caller, command });
  });
