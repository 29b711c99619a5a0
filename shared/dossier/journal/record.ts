import { chainStart, link } from '#shared/journal/chain.ts';
import type { JournalActor, JournalEntry } from '#shared/journal/journal.ts';
import { digestOf } from '#shared/kernel/digest.ts';
import { type Dossier, isClosed, isOpen } from '../dossier.ts';
import type { DossierEvent } from '../events.ts';
import { evolve } from '../evolve/evolve.ts';
import { wakeAt } from '../timer.ts';
import { noticesOf } from './notices.ts';

/** When, by whom, and under which idempotency key something was accepted. */
export type Occasion = {
  code: string;
  at: string;
  by: JournalActor;
  key?: string | undefined;
  /** Digest of the request, to tell a repetition from another request under the same key. */
  digest?: string | undefined;
};

/** A short mark of a caller's idempotency key; a false likeness costs a look into the journal, nothing else. */
export const keyMark = ({ kind, id }: Pick<JournalActor, 'kind' | 'id'>, key: string) =>
  digestOf(kind, id, key).slice(0, 8);

/** The instant of an act on a dossier: now, or the last entry's where a clock went back since. */
export const notBefore = (dossier: Pick<Dossier, 'lastAt'> | undefined, at: string) =>
  dossier?.lastAt !== undefined && dossier.lastAt > at ? dossier.lastAt : at;

/** An entry and the dossier after it; `left` is the unit whose work list it took the dossier from. */
export type Recorded = { dossier: Dossier; entry: JournalEntry; left?: string };

/** Writes what was decided into the journal and folds it into the dossier. */
export function record(before: Dossier | undefined, events: DossierEvent[], occasion: Occasion): Recorded {
  const { code, by, key, digest } = occasion;
  const at = notBefore(before, occasion.at);
  const seq = (before?.version ?? 0) + 1;
  const idempotency = { ...(key !== undefined && { key }), ...(digest !== undefined && { digest }) };
  const entry = link(before?.head ?? chainStart, { code, seq, at, by, events, ...idempotency });
  const dossier = applyEntry(before, entry, events);
  const left = leftBy(before, dossier);
  return { entry, dossier, ...(left !== undefined && { left }) };
}

/** The unit that had the open task before and has none after. */
function leftBy(before: Dossier | undefined, after: Dossier): string | undefined {
  if (before === undefined || !isOpen(before)) return undefined;
  const { unit } = before.task;
  return isOpen(after) && after.task.unit === unit ? undefined : unit;
}

/** What is only added to the record: it makes nobody's view stale. */
const filed: ReadonlySet<string> = new Set([
  'paper.recorded',
  'receipt.issued',
  'paper.due',
  'file.recognised',
  'file.unread',
  'note.added',
  'message.sent',
]);

/** The dossier after one more journal entry. */
export function applyEntry(
  before: Dossier | undefined,
  entry: JournalEntry,
  events: DossierEvent[],
): Dossier {
  const folded = events.reduce<Dossier | undefined>(
    (dossier, event) => evolve(dossier, event, entry),
    before,
  );
  if (folded === undefined) throw new Error(`entry ${entry.seq} of ${entry.code} holds no event`);
  const acted = events.every(({ type }) => filed.has(type)) ? (before?.acted ?? before?.version) : undefined;
  const told = noticesOf(entry).length > 0 ? entry.seq : before?.told;
  const marks = { ...keysAfter(before, entry), ...(told !== undefined && { told }), acted, lastAt: entry.at };
  const after = { ...folded, ...marks, version: entry.seq, head: entry.hash };
  const at = wakeAt(after);
  if (isClosed(after) || at === undefined) return after;
  const moved = before === undefined || isClosed(before) || before.timer.at !== at;
  return { ...after, timer: moved ? { no: entry.seq, at } : before.timer };
}

function keysAfter(before: Dossier | undefined, { by, key }: JournalEntry) {
  const keys = [...(before?.keys ?? []), ...(key === undefined ? [] : [keyMark(by, key)])];
  return keys.length > 0 && { keys };
}
