import type { Word } from '../recognition.ts';
import { boxOf, type Line, type OwnLine, textOf } from './lines.ts';

/** By font: whether its letters are those that are seen. */
export type Fonts = ReadonlyMap<number, boolean>;

/** The lines that a file brings as they are seen, and what became known of their fonts. */
export type Seen = { lines: Line[]; fonts: Map<number, boolean>; differs: boolean };

/**
 * Judges text that a file brings by what was read where that text is shown alone. It is spelt better than what was read;
 * but a font whose letters are others than those that are seen is not believed, and its lines are what was read in their
 * place. A font that too little was seen of is believed.
 */
export function asSeen(own: readonly OwnLine[], read: readonly Line[], known: Fonts): Seen {
  const compared = own.map((line) => compare(line, read));
  const fonts = new Map([...verdicts(compared), ...known]);
  const isFalse = ({ fonts: used, isUnmapped }: OwnLine) =>
    isUnmapped === true || [...used].some((font) => fonts.get(font) === false);
  const lines = compared.flatMap(({ line, partners }): Line[] => {
    if (!isFalse(line)) return [line];
    return partners.length === 0 ? [] : [{ words: partners, baseline: line.baseline, size: line.size }];
  });
  return { lines, fonts, differs: own.some(isFalse) };
}

type Compared = { line: OwnLine; partners: Word[]; alike: number | undefined };

/** A line beside what was read in its place; not where nothing was, or where it does not run across the page. */
function compare(line: OwnLine, read: readonly Line[]): Compared {
  const around = line.place ?? boxOf(line);
  const [left, , right] = around;
  const partners = read.flatMap(({ words }) => words).filter((word) => isWithin(word, around));
  const isAcross = Math.abs(line.baseline[3] - line.baseline[1]) * 3 <= right - left;
  const alike =
    partners.length === 0 || !isAcross ? undefined : likeness(textOf(line), textOf({ words: partners }));
  return { line, partners, alike };
}

/** Whether the middle of a word is in a box, with a little room. */
function isWithin({ box }: Word, [left, top, right, bottom]: Word['box']): boolean {
  const [x, y, room] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2, (bottom - top) / 5];
  return x > left - room && x < right + room && y > top - room && y < bottom + room;
}

/** Fewer letters than these may be misread, and prove nothing. */
const enoughLetters = 8;
const enoughDigits = 3;
const mostlyAlike = 0.85;
const digitsAlike = 0.7;

function verdicts(compared: readonly Compared[]): Map<number, boolean> {
  const fonts = new Set(compared.flatMap(({ line }) => [...line.fonts]));
  return new Map(
    [...fonts].flatMap((font) => {
      const verdict = verdictOn(compared.filter(({ line }) => line.fonts.has(font)));
      return verdict === undefined ? [] : [[font, verdict] as const];
    }),
  );
}

function verdictOn(compared: readonly Compared[]): boolean | undefined {
  const [all, digits] = [
    { of: 0, alike: 0 },
    { of: 0, alike: 0 },
  ];
  for (const { line, partners, alike } of compared) {
    if (alike === undefined) continue;
    const [mine, seen] = [textOf(line), textOf({ words: partners })];
    const own = digitsIn(mine);
    all.of += mine.length;
    all.alike += mine.length * alike;
    digits.of += own.length;
    digits.alike += own.length * (own === digitsIn(seen) ? 1 : 0);
  }
  const hasLetters = all.of >= enoughLetters;
  if (hasLetters && all.alike < all.of * mostlyAlike) return false;
  if (digits.of >= enoughDigits && digits.alike < digits.of * digitsAlike) return false;
  return hasLetters ? true : undefined;
}

const digitsIn = (text: string) => text.replace(/\D/gu, '');

/** Lines of a page that are known, and what was read between them; words that were read in place of a known line are that line. */
export function mergeLines(known: readonly Line[], read: readonly Line[]): Line[] {
  const boxes = known.map(boxOf);
  const isKnown = (word: Word) => boxes.some((box) => isWithin(word, box));
  const lines: Line[] = [...known];
  for (const line of read) {
    const words = line.words.filter((word) => !isKnown(word));
    if (words.length > 0) insert(lines, { ...line, words });
  }
  return lines;
}

/** Before the first line that is lower; or into one, where both stand in one row. */
function insert(lines: Line[], line: Line): void {
  const [, top, , bottom] = boxOf(line);
  const middle = (top + bottom) / 2;
  const row = lines.findIndex((one) => {
    const box = boxOf(one);
    return middle > box[1] && middle < box[3];
  });
  const beside = lines[row];
  if (beside !== undefined) lines[row] = joined(beside, line);
  else {
    const lower = lines.findIndex((one) => boxOf(one)[1] > middle);
    lines.splice(lower < 0 ? lines.length : lower, 0, line);
  }
}

function joined(one: Line, other: Line): Line {
  const words = [...one.words, ...other.words].toSorted((a, b) => a.box[0] - b.box[0]);
  const [first, second] = one.baseline[0] <= other.baseline[0] ? [one, other] : [other, one];
  const [left, from] = first.baseline;
  return {
    words,
    baseline: [left, from, Math.max(one.baseline[2], other.baseline[2]), second.baseline[3]],
    size: Math.max(one.size, other.size),
  };
}

/** From 0 to 1: how much of two texts is the same, blanks aside. */
function likeness(one: string, other: string): number {
  const [a, b] = [one, other].map((text) => [...text.toLowerCase().replace(/[\s._]+/gu, '')]);
  const [from, to] = [a ?? [], b ?? []];
  const longer = Math.max(from.length, to.length);
  return longer === 0 ? 1 : 1 - distance(from, to) / longer;
}

/** How many characters have to be changed, added or taken away. */
function distance(from: readonly string[], to: readonly string[]): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, character] of from.entries()) {
    const next = [index + 1];
    for (const [at, other] of to.entries()) {
      const changed = (row[at] ?? 0) + (character === other ? 0 : 1);
      next.push(Math.min(changed, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
