import * as z from 'zod';
import type { Dossier } from '#shared/dossier/dossier.ts';
import { localTime } from '#shared/kernel/time.ts';

/** What became of one notice: taken by its portal, or not yet, and why. */
export const NoticeOutcome = z.object({
  /** The CloudEvent's id, and the journal entry that it tells of. */
  id: z.string(),
  seq: z.int().positive(),
  at: z.iso.datetime(),
  taken: z.boolean(),
  why: z.string().optional(),
});
export type NoticeOutcome = z.infer<typeof NoticeOutcome>;

/** What became of the notices of dossiers; a notice that was taken stays so. */
export interface NoticeLog {
  note(code: string, outcome: NoticeOutcome): Promise<void>;
  read(code: string): Promise<NoticeOutcome[]>;
}

/** The synchronisation line of a dossier, beside those of business, money and delivery. */
export const SyncView = z.strictObject({
  /** `none`: nobody is to be told. `pending`: on the way. `failing`: the portal does not take it, and it is sent again. */
  state: z.enum(['none', 'pending', 'told', 'failing']),
  /** The last journal entry that the portal is to be told of. */
  announced: z.int().optional(),
  /** When the portal last took a notice. */
  toldAt: z.iso.datetime({ offset: true }).optional(),
  failing: z
    .array(
      z.strictObject({
        id: z.string(),
        sequence: z.int(),
        triedAt: z.iso.datetime({ offset: true }),
        why: z.string(),
      }),
    )
    .optional(),
});
export type SyncView = z.infer<typeof SyncView>;

/** How far the portal that handed a dossier in knows of it; `listens` says whether it has a webhook. */
export function syncView(
  { told: announced }: Pick<Dossier, 'told'>,
  outcomes: readonly NoticeOutcome[],
  listens: boolean,
): SyncView {
  const failing = outcomes.filter(({ taken }) => !taken);
  const last = outcomes
    .filter(({ taken }) => taken)
    .toSorted((one, other) => one.at.localeCompare(other.at))
    .at(-1);
  const known = {
    ...(announced !== undefined && { announced }),
    ...(last && { toldAt: localTime(last.at) }),
  };
  if (failing.length > 0) {
    const shown = failing.map(({ id, seq, at, why = '' }) => ({
      id,
      sequence: seq,
      triedAt: localTime(at),
      why,
    }));
    return { state: 'failing', ...known, failing: shown };
  }
  if (!listens) return { state: 'none', ...known };
  const isTold = announced === undefined || outcomes.some(({ seq, taken }) => taken && seq === announced);
  return { state: isTold ? 'told' : 'pending', ...known };
}
