import type { JournalEntry } from '#shared/journal/journal.ts';
import type { Dossier } from '../dossier.ts';
import { DossierEvent } from '../events.ts';
import { applyEntry } from './record.ts';

/** The events of an entry, as the dossier understands them. */
export const eventsOf = (entry: JournalEntry) => entry.events.map((event) => DossierEvent.parse(event));

/** The dossier that its journal describes; undefined for an empty journal. */
export const foldJournal = (journal: JournalEntry[]) =>
  journal.reduce<Dossier | undefined>(
    (dossier, entry) => applyEntry(dossier, entry, eventsOf(entry)),
    undefined,
  );

/** Every file that was ever declared, also one that was replaced or given up. */
export const declaredIn = (journal: JournalEntry[]): string[] =>
  journal.flatMap(eventsOf).flatMap((event) => {
    if (event.type === 'files.declared') return event.files.map(({ id }) => id);
    if (event.type === 'paper.recorded') return [event.file.id];
    return event.type === 'file.replaced' ? [event.by.id] : [];
  });
