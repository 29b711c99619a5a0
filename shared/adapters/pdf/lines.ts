import type { Run } from '#shared/paper/content.ts';
import { type FontStyle, fontOf } from './fonts.ts';
import type { Doc } from './types.ts';

/** A stretch of a line in one font, with its place from the line's left end. */
type Segment = { text: string; style: FontStyle; x: number; width: number };
export type Line = { segments: Segment[]; width: number };

/** Height of a line as a multiple of its type size. */
const leading = 1.3;
export const lineHeight = (size: number) => size * leading;

export const widthOf = (doc: Doc, text: string, style: FontStyle, size: number) =>
  doc.font(style).fontSize(size).widthOfString(text);

type Setting = { width: number; size: number };

/** Breaks text into lines between words, and inside a word only where it is longer than a line. */
export function linesOf(doc: Doc, runs: Run[], { width, size }: Setting): Line[] {
  const lines: Line[] = [{ segments: [], width: 0 }];
  const place = (text: string, style: FontStyle) => {
    const line = lines.at(-1) ?? { segments: [], width: 0 };
    const needed = widthOf(doc, text, style, size);
    const fits = line.width + widthOf(doc, text.trimEnd(), style, size) <= width;
    if (!fits && line.segments.length > 0) {
      lines.push({ segments: [], width: 0 });
      place(text, style);
    } else if (!fits && text.length > 1) {
      const most = longestFit(doc, text, style, { width, size });
      place(text.slice(0, most), style);
      lines.push({ segments: [], width: 0 });
      place(text.slice(most), style);
    } else join(line, { text, style, x: line.width, width: needed });
  };
  for (const { text, style = 'plain' } of runs) {
    for (const [index, part] of known(text, style).split('\n').entries()) {
      if (index > 0) lines.push({ segments: [], width: 0 });
      for (const word of part.match(/\S+\s*|\s+/gu) ?? []) place(word, style);
    }
  }
  return lines;
}

/** A square for each sign that the font has no form for: what was left out, or an empty glyph, would be no PDF/A. */
const known = (text: string, style: FontStyle): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .replace(/[^\n]/gu, (sign) =>
      fontOf(style).hasGlyphForCodePoint(sign.codePointAt(0) ?? 0) ? sign : '□',
    );

/** Words of one style are drawn in one go, so that whoever copies the text gets it whole. */
function join(line: Line, segment: Segment): void {
  const last = line.segments.at(-1);
  if (last?.style === segment.style) {
    last.text += segment.text;
    last.width += segment.width;
  } else line.segments.push(segment);
  line.width += segment.width;
}

function longestFit(doc: Doc, text: string, style: FontStyle, { width, size }: Setting): number {
  let most = text.length - 1;
  while (most > 1 && widthOf(doc, text.slice(0, most), style, size) > width) most -= 1;
  return most;
}

export type Align = 'left' | 'centre' | 'right';

/** Draws one line whose top is at `y`. */
export function drawLine(
  doc: Doc,
  line: Line,
  at: { x: number; y: number; width: number; size: number; align?: Align },
): void {
  const visible = line.width - trailing(doc, line, at.size);
  const free = at.width - visible;
  const shift = at.align === 'centre' ? free / 2 : at.align === 'right' ? free : 0;
  const top = at.y + (lineHeight(at.size) - at.size * 1.15) / 2;
  for (const { text, style, x } of line.segments) {
    doc
      .font(style)
      .fontSize(at.size)
      .text(text, at.x + shift + x, top, { lineBreak: false });
  }
}

/** The width of the space at the end of a line, which counts for nothing. */
function trailing(doc: Doc, line: Line, size: number): number {
  const last = line.segments.at(-1);
  if (last === undefined) return 0;
  return last.width - widthOf(doc, last.text.trimEnd(), last.style, size);
}
