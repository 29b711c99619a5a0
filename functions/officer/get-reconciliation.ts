import { route } from '#functions/http/route.ts';
import { getReconciliation as operation } from '#shared/api/resources/payments.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { localTime } from '#shared/kernel/time.ts';
import type { PaymentProvider } from '#shared/payment/provider.ts';
import { isWithin } from '#shared/unit/rights.ts';
import type { ReconciliationReports } from '#shared/use-cases/payment/reconcile-day.ts';

export type ReportDeps = { reports: ReconciliationReports; providers: () => Promise<PaymentProvider[]> };

/** GET /v1/reports/reconciliation: each manager sees the money of the own units, and what is nobody's where all are the own. */
export const getReconciliation = ({ reports, providers }: ReportDeps) =>
  route(operation, async ({ query: { date, provider: asked }, caller }) => {
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
