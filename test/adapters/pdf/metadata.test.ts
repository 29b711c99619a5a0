import { buffer } from 'node:stream/consumers';
import { PDFDocument } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { openPdf } from '#shared/adapters/pdf/open-pdf.ts';

const at = '2026-11-20T02:00:00Z';

type Said = { title: string; author?: string; subject?: string; keywords?: string };

async function made(said: Said): Promise<Buffer> {
  const doc = openPdf({ ...said, at }, { styles: ['plain'] });
  doc.end();
  return buffer(doc);
}

const xmpIn = (pdf: Buffer) => /<x:xmpmeta[\s\S]*<\/x:xmpmeta>/u.exec(pdf.toString('utf8'))?.[0] ?? '';

/** What is no tag: between them nothing is left that XML would take for something else. */
const isWellFormed = (xml: string) =>
  !/[<>]|&(?!(amp|lt|gt|quot|#39|#13);)/u.test(
    xml.replace(/<\/?[a-zA-Z][\w:]*(\s+[\w:]+="[^"<]*")*\s*\/?>/gu, ''),
  );

/** By programs that did not write it: as XML, and as the dictionary of the document. */
async function readBack(pdf: Buffer) {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const { metadata, info } = await document.getMetadata();
  await document.loadingTask.destroy();
  return { xml: metadata?.get('dc:title'), info: 'Title' in info ? info.Title : undefined };
}

describe('what a document says of itself', () => {
  it.each([
    ['an ampersand', 'Tờ khai & con'],
    ['what looks like a tag', 'Đơn <b>H&M</b> "của" \'ông\' A'],
    ['the end of a CDATA section', 'a ]]> b'],
    ['what looks like an entity', 'a &amp; &#60; b'],
  ])('is the same in its XML and in its dictionary: %s', async (_, title) => {
    const pdf = await made({ title, author: title, subject: title, keywords: title });
    expect(isWellFormed(xmpIn(pdf))).toBe(true);
    expect(await readBack(pdf)).toEqual({ xml: title, info: title });
    const document = await PDFDocument.load(pdf, { updateMetadata: false });
    expect([document.getAuthor(), document.getSubject(), document.getKeywords()]).toEqual([
      title,
      title,
      title,
    ]);
  });

  it('is one line, without what XML cannot hold', async () => {
    const pdf = await made({ title: ' a\u0000b\r\nc\u202ed\ud800 \uffff' });
    expect(await readBack(pdf)).toEqual({ xml: 'a b cd\ufffd', info: 'a b cd\ufffd' });
    expect(await readBack(await made({ title: '\u200b \n' }))).toEqual({ xml: '–', info: '–' });
  });

  it('is well formed, whatever it is', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('&', '<', '>', '"', "'", ']]>', '\0', 'ấ', ' ') }),
    );
    await fc.assert(
      fc.asyncProperty(text, text, async (title, author) => {
        const xml = xmpIn(await made({ title, author, subject: title, keywords: author }));
        expect(isWellFormed(xml)).toBe(true);
        expect([...xml].every((one) => one >= ' ' || one === '\n')).toBe(true);
        expect(xml).not.toMatch(/[\ufffe\uffff]/u);
      }),
      { numRuns: 50 },
    );
  });
});
