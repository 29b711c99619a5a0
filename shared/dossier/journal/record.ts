import { chainStart, link } from '#shared/journal/chain.ts';
import type { JournalActor, JournalEntry } from '#shared/journal/journal.ts';
import { digestOf } from '#shared/kernel/digest.ts';
import { type Dossier, isClosed, isOpen } from '../dossier.ts';
import type { DossierEvent } from '../events.ts';
import { evolve } from '../evolve/evolve.ts';
import { hourOf } from '../found/portal-changes.ts';
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
  /** Marks of the people whom a new dossier is about. */
  people?: string[] | undefined;
};

/** A short mark of a caller's idempotency key; a false likeness costs a look into the journal, nothing else. */
export const keyMark = ({ kind, id }: Pick<JournalActor, 'kind' | 'id'>, key: string) =>
  digestOf(kind, id, key).slice(0, 8);

/** The instant of an act on a dossier: now, or the last entry's where a clock went back since. */
export const notBefore = (dossier: Pick<Dossier, 'lastAt'> | undefined, at: string) =>
  dossier?.lastAt !== undefined && dossier.lastAt > at ? dossier.lastAt : at;

/**
 * An entry and the dossier after it; `left` is the unit whose work list it took the dossier from, `news` that it is the
 * first of its hour of which the portal is notified.
 */
export type Recorded = { dossier: Dossier; entry: JournalEntry; left?: string; news?: true };

/** Writes what was decided into the journal and folds it into the dossier. */
export function record(before: Dossier | undefined, events: DossierEvent[], occasion: Occasion): Recorded {
  const { code, by, key, digest, people = [] } = occasion;
  const at = notBefore(before, occasion.at);
  const seq = (before?.version ?? 0) + 1;
  const more = {
    ...(key !== undefined && { key }),
    ...(digest !== undefined && { digest }),
    ...(people.length > 0 && { people }),
  };
  const entry = link(before?.head ?? chainStart, { code, seq, at, by, events, ...more });
  const dossier = applyEntry(before, entry, events);
  const left = leftBy(before, dossier);
  const isNews = dossier.toldIn !== undefined && dossier.toldIn !== before?.toldIn;
  return { entry, dossier, ...(left !== undefined && { left }), ...(isNews && { news: true }) };
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
  const { people = before?.people } = entry;
  const marks = {
    ...keysAfter(before, entry),
    ...(people && { people }),
    ...toldAfter(before, folded, entry),
  };
  const after = { ...folded, ...marks, acted, lastAt: entry.at, version: entry.seq, head: entry.hash };
  const at = wakeAt(after);
  if (isClosed(after) || at === undefined) return after;
  const moved = before === undefined || isClosed(before) || before.timer.at !== at;
  return { ...after, timer: moved ? { no: entry.seq, at } : before.timer };
}

/** Of what the portal is notified after the entry. */
function toldAfter(before: Dossier | undefined, { owner }: Dossier, entry: JournalEntry) {
  const { told, toldIn } = before ?? {};
  if (noticesOf(entry).length === 0) return { ...(told && { told }), ...(toldIn && { toldIn }) };
  return { told: entry.seq, ...(owner.kind === 'portal' && { toldIn: hourOf(entry.at) }) };
}

function keysAfter(before: Dossier | undefined, { by, key }: JournalEntry) {
  const keys = [...(before?.keys ?? []), ...(key === undefined ? [] : [keyMark(by, key)])];
  return keys.length > 0 && { keys };
}
