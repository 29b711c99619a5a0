import { readFileSync } from 'node:fs';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDocument,
  type PDFFont,
  PDFName,
  type PDFPage,
  PDFRawStream,
} from '@cantoo/pdf-lib';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import * as fontkit from 'fontkit';

const font = new URL(
  '../../../node_modules/@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
  import.meta.url,
);
GlobalFonts.registerFromPath(font.pathname, 'Tinos');

/** What stands on the small scans: enough for the engine to be sure of it, and quickly read. */
const printed = ['TỜ KHAI CẤP BẢN SAO', 'Họ và tên: ĐẶNG THỊ HÒA', 'Ngày sinh: 05 tháng 9 năm 1960'];

/** A sheet of half A5 at 200 dots an inch, with some lines of print. */
function printedCanvas(lines: readonly string[] = printed, { width = 827, height = 583 } = {}) {
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#000';
  pen.font = '36px Tinos';
  for (const [index, line] of lines.entries()) pen.fillText(line, 80, 120 + index * 100);
  return canvas;
}

export const printedJpeg = (lines?: readonly string[]) => printedCanvas(lines).toBuffer('image/jpeg', 85);

/** 72 to the inch. */
const paper = { width: (827 * 72) / 200, height: (583 * 72) / 200 };

export type Over = (page: PDFPage, document: PDFDocument) => Promise<void> | void;

/** A scan with something over it. */
export async function scanWith(over: Over, lines?: readonly string[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([paper.width, paper.height]);
  page.drawImage(await document.embedJpg(printedJpeg(lines)), { x: 0, y: 0, ...paper });
  await over(page, document);
  return document.save({ useObjectStreams: false });
}

/** A page of print that brings its text, with something on it. */
export async function paperWith(over: Over, lines: readonly string[] = printed): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([paper.width, paper.height]);
  const embedded = await vietnamese(document);
  for (const [index, line] of lines.entries())
    page.drawText(line, { x: 30, y: 165 - index * 36, size: 13, font: embedded });
  await over(page, document);
  return document.save({ useObjectStreams: false });
}

export async function vietnamese(document: PDFDocument): Promise<PDFFont> {
  document.registerFontkit(fontkit);
  return document.embedFont(readFileSync(font));
}

/** Adds operators to the end of a page. */
export function paint(page: PDFPage, operators: string): void {
  const { context } = page.doc;
  const more = context.register(context.stream(operators));
  const old = page.node.Contents();
  const before = old instanceof PDFArray ? old.asArray() : [page.node.get(PDFName.of('Contents'))];
  page.node.set(PDFName.of('Contents'), context.obj([...before.filter((one) => one !== undefined), more]));
}

/** Exchanges what the fonts of a file say that their letters stand for. */
export async function withFalseLetters(
  pdf: Uint8Array,
  exchange: (code: string) => string,
): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  for (const [reference, object] of document.context.enumerateIndirectObjects()) {
    const map = object instanceof PDFRawStream ? textOf(object) : '';
    if (!map.includes('beginbfchar')) continue;
    const changed = map.replace(/^(<[0-9a-f]+>) <([0-9a-f]{4})>$/gimu, (_, glyph: string, code: string) => {
      const letter = exchange(String.fromCodePoint(Number.parseInt(code, 16)));
      return `${glyph} <${letter.charCodeAt(0).toString(16).padStart(4, '0')}>`;
    });
    document.context.assign(reference, document.context.stream(changed));
  }
  return document.save({ useObjectStreams: false });
}

const textOf = (stream: PDFRawStream) => {
  const isPacked = stream.dict.lookup(PDFName.of('Subtype')) === undefined;
  return isPacked ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1') : '';
};
