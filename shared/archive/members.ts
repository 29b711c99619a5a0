import { eventsOf } from '#shared/dossier/journal/replay.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';

/** Where in its package each file of a sealed dossier begins, and each thing that was made of one. */
export const offsetsIn = (journal: readonly JournalEntry[]): ReadonlyMap<string, number> =>
  new Map(
    journal
      .flatMap(eventsOf)
      .flatMap((event) => (event.type === 'dossier.sealed' ? event.files : []))
      .map(({ file, offset }) => [file, offset]),
  );
