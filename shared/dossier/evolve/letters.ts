import type { JournalEntry } from '#shared/journal/journal.ts';
import type { Open } from '../dossier.ts';
import type { LetterEvent } from '../events.ts';
import { started } from './open.ts';

export const isLetterEvent = <Event extends { type: string }>(
  event: Event,
): event is Extract<Event, LetterEvent> => event.type.startsWith('letter.');

/** Folds what happened to a letter: it waits from its draft until somebody signs or declines it. */
export function evolveLetter(
  dossier: Open,
  event: LetterEvent,
  { at, by }: Pick<JournalEntry, 'at' | 'by'>,
): Open {
  if (event.type === 'letter.drafted')
    return started({ ...dossier, letter: { letter: event.letter, by: by.id, at } });
  const { letter: _, ...rest } = dossier;
  return rest;
}
