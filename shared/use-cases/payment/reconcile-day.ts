import type { PaymentGateway } from '#shared/payment/gateway.ts';
import type { PaymentProvider } from '#shared/payment/provider.ts';
import { compare, missingHere, type Reconciliation } from '#shared/payment/reconciliation.ts';
import { type TakeReportDeps, takeReport } from './take-report.ts';

/** Keeps one report for each provider and day. */
export interface ReconciliationStore {
  put(report: Reconciliation): Promise<void>;
  find(provider: string, date: string): Promise<Reconciliation | undefined>;
}

export type ReconcileDeps = TakeReportDeps & { gateway: PaymentGateway; reports: ReconciliationStore };

/**
 * Compares a day with the provider's statement and keeps the report. Money that was not reported to us is taken now: the
 * report shows it as missing here, the dossier as paid.
 */
export async function reconcileDay(
  deps: ReconcileDeps,
  provider: PaymentProvider,
  date: string,
  at: string,
): Promise<Reconciliation> {
  const [statement, ledger] = await Promise.all([
    deps.gateway.statement(provider, date),
    deps.ledger.ofDay(provider.id, date),
  ]);
  for (const message of missingHere(statement, ledger)) {
    await takeReport(deps, provider, message, { at, by: 'statement' });
  }
  const settled = await deps.ledger.ofDay(provider.id, date);
  const rows = compare(statement, ledger).map((row) => {
    const verdict = settled.find(({ transaction }) => transaction === row.transaction)?.verdict;
    return verdict === undefined ? row : { ...row, verdict, ...(verdict.unit && { unit: verdict.unit }) };
  });
  const report = { provider: provider.id, date, at, rows };
  await deps.reports.put(report);
  return report;
}
