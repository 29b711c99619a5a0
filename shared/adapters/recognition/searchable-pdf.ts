import { fontOf } from '#shared/adapters/pdf/fonts.ts';
import { openPdf } from '#shared/adapters/pdf/open-pdf.ts';
import type { Doc } from '#shared/adapters/pdf/types.ts';
import { type Line, linesOf, scaled } from '#shared/file/pages/lines.ts';
import type { Quarters } from '#shared/file/pages/raster.ts';
import type { RecognisedPage, Word } from '#shared/file/recognition.ts';

/** A page with its picture, which is turned clockwise so often to stand upright as the text does. */
export type SearchablePage = {
  text: RecognisedPage;
  /** A JPEG or PNG. */
  picture: Buffer;
  turn: Quarters;
  /** Points of the text’s page to the inch. */
  dpi: number;
  /** What stands in white where the picture was blackened. */
  covers?: readonly { box: Word['box']; label: string }[];
};

/**
 * Scans with their text behind them, where a reader finds and copies it, as PDF/A-2b. Nothing but what is given goes
 * into it, so that the same gives the same bytes.
 */
export function openSearchable({ title, at }: { title: string; at: string }) {
  const doc = openPdf({ title, at }, { autoFirstPage: false, styles: ['plain'] });
  const chunks: Uint8Array[] = [];
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<Uint8Array>((resolve, reject) => {
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  return {
    add: (page: SearchablePage) => addPage(doc, page),
    end: () => {
      doc.end();
      return ended;
    },
  };
}

function addPage(doc: Doc, { text, picture, turn, dpi, covers = [] }: SearchablePage): void {
  const scale = 72 / dpi;
  const [width, height] = [text.width * scale, text.height * scale];
  doc.addPage({ size: [width, height], margin: 0 });
  doc.font('plain');
  // Rendering mode 3: neither filled nor stroked.
  doc.addContent('3 Tr');
  for (const line of linesOf(text)) writeLine(doc, scaled(line, scale));
  doc.save();
  const [x, y] = { 0: [0, 0], 1: [width, 0], 2: [width, height], 3: [0, height] }[turn];
  doc.translate(x ?? 0, y ?? 0).rotate(turn * 90);
  const size = turn % 2 === 0 ? { width, height } : { width: height, height: width };
  doc.image(picture, 0, 0, { ...size, ignoreOrientation: true });
  doc.restore();
  if (covers.length > 0) doc.addContent('0 Tr').fillColor('white');
  for (const cover of covers) writeLabel(doc, cover.label, labelIn(cover.box), scale);
}

/** A label of an area, in its upper left corner and no larger than a line of print. */
function labelIn([left, top, right, bottom]: Word['box']): Word['box'] {
  const height = Math.min(bottom - top, 30);
  return [left + height / 4, top + height / 8, Math.min(right, left + height * 6), top + height];
}

/**
 * A line of text over its place: all of it in one size, on what it stands on, be that askew; each word begins where it
 * does on the picture, and reaches with the blank behind it to the next. So viewers do not take it for several lines.
 */
function writeLine(doc: Doc, { words, baseline: [left, from, right, to], size }: Line): void {
  const slope = Math.atan2(to - from, Math.max(1, right - left));
  doc
    .save()
    .rotate((slope * 180) / Math.PI, { origin: [left, from] })
    .fontSize(size);
  for (const [index, { text, box }] of words.entries()) {
    const start = left + (box[0] - left) / Math.cos(slope);
    const next = words[index + 1]?.box[0];
    const end = left + ((next === undefined || next <= box[0] ? box[2] : next) - left) / Math.cos(slope);
    const isLast = next === undefined || next <= box[0];
    writeWord(doc, isLast ? text : `${text} `, { start, end, y: from });
  }
  doc.restore();
}

function writeWord(
  doc: Doc,
  text: string,
  { start, end, y }: { start: number; end: number; y: number },
): void {
  const known = knownTo(text);
  if (known.trim() === '' || end <= start) return;
  const horizontalScaling = ((end - start) / doc.widthOfString(known)) * 100;
  doc.text(known, start, y, { lineBreak: false, horizontalScaling, baseline: 'alphabetic' });
}

const knownTo = (text: string) =>
  [...text].filter((one) => fontOf('plain').hasGlyphForCodePoint(one.codePointAt(0) ?? 0)).join('');

/** A word that fills its box. */
function writeLabel(doc: Doc, text: string, [left, top, right, bottom]: Word['box'], scale: number): void {
  const known = knownTo(text);
  if (known === '' || right <= left || bottom <= top) return;
  doc.fontSize((bottom - top) * scale);
  const horizontalScaling = (((right - left) * scale) / doc.widthOfString(known)) * 100;
  doc.text(known, left * scale, top * scale, { lineBreak: false, horizontalScaling, baseline: 'top' });
}
