import type { JournalEntry } from '#shared/journal/journal.ts';

const typesIn = (journal: readonly JournalEntry[]) =>
  new Set(journal.flatMap(({ events }) => events.map(({ type }) => type)));

/** Few journals that hold every kind of event that all of them do: each time the one that adds most, the shortest first. */
export function choose(journals: readonly JournalEntry[][]): JournalEntry[][] {
  const left = new Set(journals.flatMap((journal) => [...typesIn(journal)]));
  const chosen: JournalEntry[][] = [];
  const worth = (journal: JournalEntry[]) => [...typesIn(journal)].filter((type) => left.has(type)).length;
  while (left.size > 0) {
    const [best] = journals.toSorted((a, b) => worth(b) - worth(a) || a.length - b.length);
    if (best === undefined) break;
    chosen.push(best);
    for (const type of typesIn(best)) left.delete(type);
  }
  return chosen;
}
