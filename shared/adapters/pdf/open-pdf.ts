import PDFDocument from 'pdfkit';
import { escapeMarkup } from '#shared/archive/markup.ts';
import { fontOf } from './fonts.ts';
import type { Doc } from './types.ts';

/** What a document says of itself, to whoever does not open it. */
export type Metadata = { title: string; subject?: string; author?: string; keywords?: string; at: string };

type Options = Omit<PDFKit.PDFDocumentOptions, 'info' | 'font' | 'pdfVersion' | 'subset' | 'lang'> & {
  styles: readonly ('plain' | 'bold' | 'italic')[];
};

/**
 * Opens a document that becomes PDF/A-2b. The only place where one is opened, since the library writes what a document
 * says of itself into XML as it is: here it is made one line, and escaped there.
 */
export function openPdf({ title, subject, author, keywords, at }: Metadata, options: Options): Doc {
  const { styles, ...layout } = options;
  const said = { Title: title, Subject: subject, Author: author, Keywords: keywords };
  const info = Object.fromEntries(
    Object.entries(said).flatMap(([key, text]) => (text === undefined ? [] : [[key, oneLine(text)]])),
  );
  const [CreationDate, ModDate] = [new Date(at), new Date(at)];
  const doc = new PDFDocument({
    ...layout,
    font: '',
    pdfVersion: '1.7',
    subset: 'PDF/A-2b',
    lang: 'vi-VN',
    displayTitle: true,
    info: { ...info, Creator: 'Một Cửa', Producer: 'pdfkit', CreationDate, ModDate },
  });
  const { endMetadata } = doc;
  doc.endMetadata = () => {
    const plain = doc.info;
    const escaped = Object.entries(plain).map(([key, value]) => [
      key,
      typeof value === 'string' ? escapeMarkup(value) : value,
    ]);
    doc.info = Object.fromEntries(escaped);
    endMetadata.call(doc);
    doc.info = plain;
  };
  for (const style of styles) doc.registerFont(style, fontOf(style));
  return doc;
}

/** Neither control nor format characters, nor what XML cannot hold; a dash where nothing is left. */
function oneLine(text: string): string {
  const plain = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\p{Cf}\u{fffe}\u{ffff}]/gu, '')
    .trim();
  return plain === '' ? '–' : plain;
}
