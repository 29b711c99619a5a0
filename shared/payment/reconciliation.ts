import * as z from 'zod';
import { Amount } from '#shared/fee/fee-schedule.ts';
import { type Noted, Verdict } from './ledger.ts';
import type { PaidMessage } from './message.ts';

/** One transaction of the day, as the provider's statement and our ledger have it. */
const Row = z.object({
  transaction: z.string(),
  reference: z.string(),
  dossier: z.string(),
  /** Where the dossier was received; unknown where no dossier of ours is named. */
  unit: z.string().optional(),
  /** `missing-here`: it was not reported to us; `missing-there`: the provider does not list it. */
  finding: z.enum(['matched', 'unmatched', 'missing-here', 'missing-there', 'different-amount']),
  statement: Amount.optional(),
  ledger: Amount.optional(),
  verdict: Verdict.optional(),
});
type Row = z.infer<typeof Row>;

/** The provider's statement of a day against what was reported to us of that day. */
export const Reconciliation = z.object({
  provider: z.string(),
  date: z.iso.date(),
  at: z.iso.datetime(),
  rows: z.array(Row),
});
export type Reconciliation = z.infer<typeof Reconciliation>;

/** Puts the statement and the ledger side by side, transaction by transaction. */
export function compare(statement: readonly PaidMessage[], ledger: readonly Noted[]): Row[] {
  const ours = new Map(ledger.map((entry) => [entry.transaction, entry]));
  const theirs = new Set(statement.map(({ MaGiaoDich }) => MaGiaoDich));
  const unlisted = ledger.filter(({ transaction }) => !theirs.has(transaction));
  return [
    ...statement.map((message) => rowOf(message, ours.get(message.MaGiaoDich))),
    ...unlisted.map((entry) => ({ ...known(entry), finding: 'missing-there' as const })),
  ].toSorted((one, other) => one.transaction.localeCompare(other.transaction, 'en'));
}

function rowOf(message: PaidMessage, entry: Noted | undefined): Row {
  const { MaGiaoDich: transaction, MaTraCuuTT: reference, MaHoSo: dossier, SoTien: statement } = message;
  if (entry === undefined) return { transaction, reference, dossier, statement, finding: 'missing-here' };
  const row = { ...known(entry), statement };
  if (entry.amount !== statement) return { ...row, finding: 'different-amount' };
  return { ...row, finding: entry.verdict?.kind === 'matched' ? 'matched' : 'unmatched' };
}

const known = ({ transaction, reference, dossier, amount, verdict }: Noted) => ({
  transaction,
  reference,
  dossier,
  ...(verdict?.unit !== undefined && { unit: verdict.unit }),
  ledger: amount,
  ...(verdict && { verdict }),
});

/** What is on the statement and was never reported to us. */
export const missingHere = (statement: readonly PaidMessage[], ledger: readonly Noted[]) =>
  statement.filter(({ MaGiaoDich }) => ledger.every(({ transaction }) => transaction !== MaGiaoDich));
