import type { RecognisedPage, Word } from '../recognition.ts';

type Box = Word['box'];

/** A line of print: its words from left to right, what they stand on and how high letters are. */
export type Line = { words: Word[]; baseline: Box; size: number };

/** A line that a file brings as text, which is to be seen on the page; `fonts` are the file's own numbers. */
export type OwnLine = Line & {
  fonts: ReadonlySet<number>;
  /** A letter of it stands for no character that anybody knows. */
  isUnmapped?: boolean;
  /** Where it may stand, if that is more than the place of its words. */
  place?: Box;
};

/** The box around boxes. */
export const around = (boxes: readonly Box[]): Box => [
  Math.min(...boxes.map((box) => box[0])),
  Math.min(...boxes.map((box) => box[1])),
  Math.max(...boxes.map((box) => box[2])),
  Math.max(...boxes.map((box) => box[3])),
];

export const boxOf = ({ words }: Line): Box => around(words.map(({ box }) => box));

export const textOf = ({ words }: Pick<Line, 'words'>) => words.map(({ text }) => text).join(' ');

/** The line on a page that has so many points for each of the page before. */
export function scaled<T extends Line>(line: T, factor: number): T {
  const grown = ([left, top, right, bottom]: Box): Box => [
    left * factor,
    top * factor,
    right * factor,
    bottom * factor,
  ];
  return {
    ...line,
    words: line.words.map((word) => ({ ...word, box: grown(word.box) })),
    baseline: grown(line.baseline),
    size: line.size * factor,
  };
}

/** What a page says, as it is kept. */
export const pageOf = (
  { number, width, height, turn }: Pick<RecognisedPage, 'number' | 'width' | 'height' | 'turn'>,
  lines: readonly Line[],
): RecognisedPage => ({
  ...{ number, width, height, ...(turn !== undefined && { turn }) },
  text: lines.map(textOf).join('\n'),
  words: lines.flatMap(({ words }) => words),
  ...(lines.length > 0 && {
    lines: lines.map(({ words, baseline, size }) => ({ words: words.length, baseline, size })),
  }),
});

/** The lines of a page that was kept; of one that was kept without them, each word is a line. */
export function linesOf({ lines, words }: RecognisedPage): Line[] {
  const rest = [...words];
  if (lines !== undefined) return lines.map((line) => ({ ...line, words: rest.splice(0, line.words) }));
  return words.map((word) => {
    const [left, top, right, bottom] = word.box;
    const under = bottom - (bottom - top) / 5;
    return { words: [word], baseline: [left, under, right, under], size: bottom - top };
  });
}
