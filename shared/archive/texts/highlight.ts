import type { RecognisedPage } from '#shared/file/recognition.ts';
import { fold } from '#shared/kernel/fold.ts';
import type { Clause } from './query.ts';
import { wordsIn } from './words.ts';

/** A piece of a page's text, in which what was looked for is marked. */
export type Excerpt = { text: string; isFound: boolean }[];

/** Words around the first that was found. */
const around = 12;

/** Where on a page stands what was looked for, and what stands around it. */
export function highlight({ words }: RecognisedPage, clauses: readonly Clause[]) {
  const isWanted = wanted(clauses);
  const marked = words.map((word) => ({ ...word, isFound: wordsIn(word.text).some(isWanted) }));
  const first = Math.max(0, marked.findIndex(({ isFound }) => isFound) - around);
  const excerpt = marked.slice(first, first + 2 * around + 1).map(({ text, isFound }) => ({ text, isFound }));
  return { excerpt: joined(excerpt), boxes: marked.filter(({ isFound }) => isFound).map(({ box }) => box) };
}

function wanted(clauses: readonly Clause[]) {
  const whole = new Set(clauses.filter(({ isBeginning }) => !isBeginning).flatMap(foldedWords));
  const beginnings = clauses.filter(({ isBeginning }) => isBeginning).flatMap(foldedWords);
  return (word: string): boolean => {
    const folded = fold(word);
    return whole.has(folded) || beginnings.some((beginning) => folded.startsWith(beginning));
  };
}

const foldedWords = ({ words }: Clause) => words.map(({ folded }) => folded);

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
