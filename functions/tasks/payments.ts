import { route } from '#functions/http/route.ts';
import * as operations from '#shared/api/resources/payments.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { localTime } from '#shared/kernel/time.ts';
import type { PaymentProvider } from '#shared/payment/provider.ts';
import { isWithin } from '#shared/unit/rights.ts';
import type { ReconciliationStore } from '#shared/use-cases/payment/reconcile-day.ts';
import { actOnTask } from './act-on.ts';
import type { TasksDeps } from './deps.ts';

/** POST /v1/tasks/{taskId}/payment-requests */
export const requestPayment = (deps: TasksDeps) =>
  route(operations.requestPayment, ({ body, ...request }) =>
    actOnTask(deps, request, (task) => ({ type: 'request-payment', task, ...body })),
  );

/** POST /v1/tasks/{taskId}/payment */
export const recordPayment = (deps: TasksDeps) =>
  route(operations.recordPayment, ({ body, ...request }) => {
    const { no, amount, method, transaction: id } = body;
    const paidAt = new Date(body.paidAt ?? request.at).toISOString();
    const transaction = { id, amount, method, paidAt };
    return actOnTask(deps, request, (task) => ({ type: 'record-payment', task, no, transaction }));
  });

/** POST /v1/tasks/{taskId}/payment-cancellation */
export const cancelPayment = (deps: TasksDeps) =>
  route(operations.cancelPayment, ({ body, ...request }) =>
    actOnTask(deps, request, (task) => ({ type: 'cancel-payment', task, ...body })),
  );

/** POST /v1/tasks/{taskId}/refund-request */
export const requestRefund = (deps: TasksDeps) =>
  route(operations.requestRefund, ({ body, ...request }) =>
    actOnTask(deps, request, (task) => ({ type: 'request-refund', task, ...body })),
  );

type ReportDeps = { reports: ReconciliationStore; providers: () => Promise<PaymentProvider[]> };

/** GET /v1/reports/reconciliation: each manager sees the money of the own units, and what is nobody's where all are the own. */
export const getReconciliation = ({ reports, providers }: ReportDeps) =>
  route(operations.getReconciliation, async ({ query: { date, provider: asked }, caller }) => {
    if (caller.kind !== 'manager') return fail({ code: 'forbidden' });
    const { unit: own } = caller;
    const known = (await providers()).filter(
      ({ id, units }) =>
        (asked === undefined || id === asked) &&
        units.some((unit) => isWithin(unit, own) || isWithin(own, unit)),
    );
    const found = await Promise.all(known.map(({ id }) => reports.find(id, date)));
    const items = found.flatMap((report) => {
      if (report === undefined) return [];
      const all = known.some(
        ({ id, units }) => id === report.provider && units.every((unit) => isWithin(unit, own)),
      );
      const rows = report.rows.filter(({ unit }) => (unit === undefined ? all : isWithin(unit, own)));
      return [{ ...report, at: localTime(report.at), rows }];
    });
    return ok({ body: { items } });
  });
