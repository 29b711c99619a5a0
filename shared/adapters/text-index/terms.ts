import { fold } from '#shared/kernel/fold.ts';

/** Between a word without its diacritics and the word itself; before every letter, so that spellings are neighbours. */
const between = '\u0000';

/** What a word is filed under: all its spellings follow one another, from the one with the fewest marks. */
export const termOf = (spelling: string): string => `${fold(spelling)}${between}${spelling}`;

export const spellingOf = (term: string): string => term.slice(term.indexOf(between) + 1);

/** What the terms of all spellings of a word begin with. */
export const spellingsOf = (folded: string): string => `${folded}${between}`;
