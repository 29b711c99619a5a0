import type { JournalEntry } from '#shared/journal/journal.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { Caller } from '#shared/unit/caller.ts';
import type { Dossier } from './dossier.ts';
import { DossierEvent } from './events.ts';
import { fold } from './record.ts';
import type { DossierStore } from './store.ts';

/** The events of an entry, as the dossier understands them. */
export const eventsOf = (entry: JournalEntry) => entry.events.map((event) => DossierEvent.parse(event));

/** The dossier as its journal tells it; undefined for an empty journal. */
export const foldJournal = (journal: JournalEntry[]) =>
  journal.reduce<Dossier | undefined>((dossier, entry) => fold(dossier, entry, eventsOf(entry)), undefined);

/** Every file that was ever declared, also one that was replaced or given up. */
export const declaredIn = (journal: JournalEntry[]): string[] =>
  journal.flatMap(eventsOf).flatMap((event) => {
    if (event.type === 'files.declared') return event.files.map(({ id }) => id);
    if (event.type === 'paper.recorded') return [event.file.id];
    return event.type === 'file.replaced' ? [event.by.id] : [];
  });

/**
 * The answer to a request that was accepted before under the same key: the dossier as it was then. The journal is the
 * record of idempotency, so it lasts as long as the dossier. Undefined where the key is new.
 */
export async function replayed(
  store: DossierStore,
  code: string,
  { key, digest, by }: { key: string; digest: string; by: Pick<Caller, 'kind' | 'id'> },
): Promise<Result<Dossier, 'key-reused'> | undefined> {
  const journal = await store.journal(code);
  const index = journal.findIndex(
    (entry) => entry.key === key && entry.by.kind === by.kind && entry.by.id === by.id,
  );
  if (index < 0) return undefined;
  if (journal[index]?.digest !== digest) return fail('key-reused');
  const dossier = foldJournal(journal.slice(0, index + 1));
  return dossier === undefined ? undefined : ok(dossier);
}
