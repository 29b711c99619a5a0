import { fold } from '#shared/kernel/fold.ts';
import { wordsIn } from './words.ts';

/** A word that is looked for: in any spelling, first in this one where it was given with diacritics. */
export type QueryWord = { folded: string; spelling?: string };

/** Words that must stand next to each other in this order; or all words that begin like the one. */
export type Clause = { words: [QueryWord, ...QueryWord[]]; isBeginning: boolean };

const parts = /"([^"]*)"|\S+/gu;

/** Every clause must be met: `"xây dựng"` is a phrase, `nguy*` a beginning, what is joined by signs as `12/QĐ-UBND` a phrase too. */
export function parseQuery(query: string): Clause[] {
  return [...query.normalize('NFC').matchAll(parts)].flatMap(([part, quoted]) => {
    const [first, ...rest] = wordsIn(quoted ?? part).map(queryWord);
    if (first === undefined) return [];
    const isBeginning = rest.length === 0 && quoted === undefined && part.endsWith('*');
    return [{ words: [first, ...rest], isBeginning } satisfies Clause];
  });
}

function queryWord(word: string): QueryWord {
  const folded = fold(word);
  return folded === word ? { folded } : { folded, spelling: word };
}
