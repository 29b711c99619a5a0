import { folded } from './papers.ts';

/** Left, top, right, bottom in the points of the page. */
export type Box = readonly [number, number, number, number];

export interface Word {
  text: string;
  box: Box;
}

/** A word without the punctuation around it. */
const bare = (text: string) => folded(text).replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');

/** The places of a page where the words that are looked for stand one after the other; the last one may be only begun. */
export function placesOf(words: readonly Word[], find: string): Box[][] {
  const wanted = find
    .split(/\s+/)
    .map(bare)
    .filter((one) => one !== '');
  const last = wanted.length - 1;
  if (last < 0) return [];
  const texts = words.map(({ text }) => bare(text));
  const isAt = (start: number) =>
    wanted.every((one, index) => {
      const text = texts[start + index] ?? '';
      return index === last ? text.startsWith(one) : text === one;
    });
  return words.flatMap((_, start) =>
    isAt(start) ? [words.slice(start, start + wanted.length).map(({ box }) => box)] : [],
  );
}
