import type { Annotation } from '#shared/adapters/pdfium/annotations.ts';
import type { Page } from '#shared/adapters/pdfium/document.ts';
import type { Box } from '#shared/adapters/pdfium/matrix.ts';
import { textOn } from '#shared/adapters/pdfium/text.ts';
import { visibleOn } from '#shared/adapters/pdfium/visible.ts';
import type { OwnLine } from '#shared/file/pages/lines.ts';
import type { Contents } from './contents.ts';

/** The text that a page brings and that is to be seen on it, in points from its upper left corner. */
export type OwnText = {
  lines: OwnLine[];
  /** What notes and fields say. */
  notes: OwnLine[];
  /** Some of it was painted, but is not to be seen. */
  isCovered: boolean;
};

export function ownText(page: Page, { objects, annotations }: Contents): OwnText {
  const text = textOn(page);
  const noted = annotations.flatMap(linesIn);
  if (text.length === 0 && noted.length === 0) return { lines: [], notes: [], isCovered: false };
  const isVisible = visibleOn(page, objects);
  const seen = (line: OwnLine, isSeen: (box: Box) => boolean): OwnLine => ({
    ...line,
    words: line.words.filter(({ box }) => isSeen(box)),
  });
  const lines = text.map((line) => ({ line, left: seen(line, isVisible.text) }));
  const hasWords = ({ words }: OwnLine) => words.length > 0;
  return {
    lines: lines.map(({ left }) => left).filter(hasWords),
    // Where a note has its words is only guessed.
    notes: noted.map((line) => seen(line, isVisible.note)).filter(hasWords),
    isCovered: lines.some(({ line, left }) => left.words.length < line.words.length),
  };
}

/** What a note or field says, each of its lines with its share of the space; each is believed by itself. */
function linesIn({ box, text }: Annotation, index: number): OwnLine[] {
  const lines = text
    .normalize('NFC')
    .split(/[\r\n]+/u)
    .filter((line) => line.trim() !== '');
  const height = (box[3] - box[1]) / Math.max(1, lines.length);
  return lines.map((line, row) => {
    const top = box[1] + row * height;
    return lineIn(line.trim(), [box[0], top, box[2], top + height], -1 - index);
  });
}

/** Letters of notes and fields are about so wide, for their height. */
const breadth = 0.5;
const usualSize = 12;

function lineIn(text: string, [left, top, right, bottom]: Box, font: number): OwnLine {
  const size = Math.min(bottom - top, usualSize);
  const width = Math.min(right - left, text.length * size * breadth);
  const words = [...text.matchAll(/\S+/gu)].map((found) => {
    const [from, to] = [found.index, found.index + found[0].length].map(
      (at) => left + (width * at) / text.length,
    );
    const box: Box = [from ?? left, top, to ?? right, bottom];
    return { text: found[0], box, confidence: 100 };
  });
  const under = bottom - size / 4;
  return {
    ...{ words, baseline: [left, under, left + width, under], size, fonts: new Set([font]) },
    place: [left, top, right, bottom],
  };
}
