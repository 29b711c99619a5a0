import type * as z from 'zod';
import type { PageText } from '#shared/api/views/page.ts';
import { highlight } from '#shared/archive/texts/highlight.ts';
import { parseQuery } from '#shared/archive/texts/query.ts';
import type { DossierFile } from '#shared/file/file.ts';
import type { Word } from '#shared/file/recognition.ts';

/** Maximum bytes of words, so that an answer with its picture stays below a megabyte. */
const mostBytes = 180_000;

/** What a page says, with the places of what is looked for, or why that is not known. */
export function textOf(
  { recognition }: Pick<DossierFile, 'recognition'>,
  said: Word[] | undefined,
  q: string | undefined,
): z.infer<typeof PageText> {
  if (recognition?.state === 'due') return { state: 'due' };
  if (recognition?.state === 'failed') return { state: 'failed', reason: recognition.reason };
  if (said === undefined) return recognition === undefined ? { state: 'none' } : unreadable;
  const words = said.map(({ text, box }) => ({ text, box: rounded(box) }));
  const shown = words.slice(0, countWithin(words, mostBytes));
  return {
    state: recognition === undefined ? 'own' : 'recognised',
    words: shown,
    ...(shown.length < words.length && { leftOut: words.length - shown.length }),
    ...(q !== undefined && {
      marks: highlight({ words: said }, parseQuery(q)).boxes.slice(0, 500).map(rounded),
    }),
  };
}

/** Of a file that was read, but for this page. */
const unreadable = { state: 'failed', reason: 'unreadable' } as const;

/** Parts of a point are not seen. */
const rounded = ([left, top, right, bottom]: Word['box']): Word['box'] => [
  tenth(left),
  tenth(top),
  tenth(right),
  tenth(bottom),
];
const tenth = (value: number) => Math.round(value * 10) / 10;

/** How many of the words, from the first, are written in so many bytes. */
function countWithin(words: readonly object[], most: number): number {
  let bytes = 0;
  for (const [at, word] of words.entries()) {
    bytes += Buffer.byteLength(JSON.stringify(word)) + 1;
    if (bytes > most) return at;
  }
  return words.length;
}
