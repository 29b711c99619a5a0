import * as z from 'zod';
import { Amount } from '#shared/fee/fee-schedule.ts';

/** Money that a provider reported, whether or not a dossier could take it. */
export const LedgerEntry = z.object({
  provider: z.string(),
  transaction: z.string(),
  reference: z.string(),
  /** The dossier that the provider named. */
  dossier: z.string(),
  amount: Amount,
  paidAt: z.iso.datetime(),
  heardAt: z.iso.datetime(),
  heardBy: z.enum(['callback', 'query', 'statement']),
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

/** What became of it: a dossier took it, or it waits for a person, and why. */
export const Verdict = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('matched'), unit: z.string() }),
  z.object({ kind: z.literal('unmatched'), reason: z.string(), unit: z.string().optional() }),
]);
export type Verdict = z.infer<typeof Verdict>;

export type Noted = LedgerEntry & { verdict?: Verdict | undefined };

/** Every transaction that was ever reported, once: money is never lost, whatever a dossier says to it. */
export interface PaymentLedger {
  /** Notes a transaction before anything else is done with it; answers with what was noted first. */
  note(entry: LedgerEntry): Promise<Noted>;
  /** Says what became of it, once. */
  settle(entry: LedgerEntry, verdict: Verdict): Promise<void>;
  /** All that was paid over the provider on a day in Việt Nam. */
  ofDay(provider: string, date: string): Promise<Noted[]>;
}
