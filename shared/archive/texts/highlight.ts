import type { RecognisedPage } from '#shared/file/recognition.ts';
import { fold } from '#shared/kernel/fold.ts';
import type { Clause } from './query.ts';
import { wordsIn } from './words.ts';

/** A piece of a page's text, in which what was looked for is marked. */
type Excerpt = { text: string; isFound: boolean }[];

/** Words around the first that was found. */
const around = 12;

/** Where on a page stands what was looked for, and what stands around it. */
export function highlight({ words }: Pick<RecognisedPage, 'words'>, clauses: readonly Clause[]) {
  const found = placesOf(words, clauses);
  const marked = words.map((word, index) => ({ ...word, isFound: found.has(index) }));
  const first = Math.max(0, marked.findIndex(({ isFound }) => isFound) - around);
  const excerpt = marked.slice(first, first + 2 * around + 1).map(({ text, isFound }) => ({ text, isFound }));
  return { excerpt: joined(excerpt), boxes: marked.filter(({ isFound }) => isFound).map(({ box }) => box) };
}

/** Which of the words on a page meet a clause: of a phrase, those that stand in its order. */
function placesOf(words: RecognisedPage['words'], clauses: readonly Clause[]): ReadonlySet<number> {
  // What stands together on the page may be several words, as `12/QĐ-UBND`.
  const terms = words.flatMap(({ text }, index) =>
    wordsIn(text).map((word) => ({ term: fold(word), index })),
  );
  const places = clauses.flatMap((clause) =>
    terms.flatMap((_, start) => {
      const stretch = terms.slice(start, start + clause.words.length);
      return isMet(clause, stretch) ? stretch.map(({ index }) => index) : [];
    }),
  );
  return new Set(places);
}

const isMet = ({ isBeginning, words }: Clause, stretch: readonly { term: string }[]): boolean =>
  words.every(({ folded }, index) => {
    const term = stretch[index]?.term;
    return isBeginning ? term?.startsWith(folded) === true : term === folded;
  });

/** Neighbours of a kind in one piece. */
function joined(words: Excerpt): Excerpt {
  const pieces: Excerpt = [];
  for (const word of words) {
    const last = pieces.at(-1);
    if (last !== undefined && last.isFound === word.isFound) last.text += ` ${word.text}`;
    else pieces.push({ ...word });
  }
  return pieces;
}
