import { paymentReference, readReference } from '#shared/fee/payment.ts';
import type { LedgerEntry, PaymentLedger, Verdict } from '#shared/payment/ledger.ts';
import { instantOf, type PaidMessage } from '#shared/payment/message.ts';
import { type PaymentProvider, takesFor } from '#shared/payment/provider.ts';
import { type Deps, obey } from '#shared/use-cases/dossier/obey.ts';

export type TakeReportDeps = Deps & { ledger: PaymentLedger };

/** What became of a provider's report; `repeated` if it was received before. */
export type Taken = { verdict: Verdict; repeated: boolean } | 'contradiction';

/**
 * A provider says that money came. It is noted first and taken second: whatever the dossier says to it, the money is
 * known, and a repeated report is idempotent. If two reports of a transaction differ, the first stands.
 */
export async function takeReport(
  deps: TakeReportDeps,
  provider: PaymentProvider,
  message: PaidMessage,
  { at, by }: { at: string; by: LedgerEntry['heardBy'] },
): Promise<Taken> {
  const entry = entryOf(provider, message, { at, by });
  const noted = await deps.ledger.note(entry);
  if (
    noted.amount !== entry.amount ||
    noted.reference !== entry.reference ||
    noted.dossier !== entry.dossier
  ) {
    return 'contradiction';
  }
  if (noted.verdict !== undefined) return { verdict: noted.verdict, repeated: true };
  const verdict = await judge(deps, provider, entry, at);
  await deps.ledger.settle(entry, verdict);
  return { verdict, repeated: false };
}

const entryOf = (
  { id }: PaymentProvider,
  message: PaidMessage,
  { at, by }: { at: string; by: LedgerEntry['heardBy'] },
): LedgerEntry => ({
  provider: id,
  transaction: message.MaGiaoDich,
  reference: message.MaTraCuuTT,
  dossier: message.MaHoSo,
  amount: message.SoTien,
  paidAt: instantOf(message.ThoiDiemThanhToan),
  heardAt: at,
  heardBy: by,
});

async function judge(
  deps: TakeReportDeps,
  provider: PaymentProvider,
  entry: LedgerEntry,
  at: string,
): Promise<Verdict> {
  const named = readReference(entry.reference);
  if (named === undefined) return { kind: 'unmatched', reason: 'unknown-reference' };
  const dossier = await deps.store.find(named.code);
  if (dossier === undefined) return { kind: 'unmatched', reason: 'unknown-dossier' };
  const { unit } = dossier;
  if (entry.dossier !== named.code) return { kind: 'unmatched', reason: 'other-dossier', unit };
  if (!takesFor(provider, unit)) return { kind: 'unmatched', reason: 'other-unit', unit };
  const { transaction: id, amount, paidAt } = entry;
  const transaction = { id, amount, method: 'online', provider: provider.id, paidAt } as const;
  const command = { type: 'record-payment', no: named.no, transaction } as const;
  const by = { kind: 'system', id: `payments.${provider.id}` } as const;
  const done = await obey(deps, { code: named.code, command, by, at, known: dossier });
  if (done.ok) return { kind: 'matched', unit };
  // Every attempt met a conflict: the provider, or the sweeper, reports it again.
  if (done.error === 'stale')
    throw new Error(`${paymentReference(named.code, named.no)} could not be recorded`);
  const reason = typeof done.error === 'string' ? done.error : done.error.code;
  return { kind: 'unmatched', reason, unit };
}
