import type { JournalEntry, JournalEvent } from '#shared/journal/journal.ts';
import type { Text } from '#shared/kernel/text.ts';
import { extended, reappointed, redated, takenOver } from './page/due-sentences.ts';
import { vietnamTime } from './when.ts';

const moving: Readonly<Record<string, (event: JournalEvent) => Text | undefined>> = {
  'dossier.reappointed': reappointed,
  'dossier.extended': extended,
  'dossier.redated': redated,
  'dossier.taken-over': (event) => ('due' in event ? takenOver(event) : undefined),
};

/** Every time that the due time was moved by somebody, when, and why. */
export const clockWords = (journal: readonly JournalEntry[]): Text[] =>
  journal.flatMap(({ at, events }) =>
    events.flatMap((event) => {
      const words = Object.hasOwn(moving, event.type) ? moving[event.type]?.(event) : undefined;
      const when = vietnamTime(at);
      return words === undefined ? [] : [{ vi: `${when}: ${words.vi}`, en: `${when}: ${words.en}` }];
    }),
  );
