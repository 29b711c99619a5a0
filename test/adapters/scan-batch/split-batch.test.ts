import { degrees, PDFDocument } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { jpegPages } from '#shared/adapters/recognition/jpeg-pages.ts';
import { splitBatch } from '#shared/adapters/scan-batch/split-batch.ts';
import { readPdf } from '#test/adapters/pdf/reading.ts';
import { scan } from '#test/adapters/recognition/scans.ts';
import { at, batchPdf, batchTiff, paper, scannedBlank, scannedResult, scannedSheet } from './batches.ts';

type Sheets = Record<'declaration' | 'identity' | 'paper' | 'result' | 'blank', Buffer>;
let sheets: Sheets;

beforeAll(async () => {
  sheets = {
    declaration: await scannedSheet('declaration', { dpi: 150, tilt: 1.5, noise: 30 }),
    identity: await scannedSheet('identity', { dpi: 150, quarters: 2, noise: 30 }),
    paper: await paper(),
    result: await scannedResult(),
    blank: await scannedBlank(),
  };
});

const batch = (...names: (keyof Sheets)[]) => batchPdf(names.map((name) => sheets[name]));
const split = (bytes: Uint8Array, mediaType = 'application/pdf') => splitBatch(bytes, mediaType, { at });

async function parts(bytes: Uint8Array, mediaType?: string) {
  const found = await split(bytes, mediaType);
  if (typeof found === 'string') throw new Error(found);
  return found;
}

const outline = (found: Awaited<ReturnType<typeof parts>>) =>
  found.map(({ component, pages, blank }) => ({ component, pages, blank }));

describe('a batch', () => {
  it('is parted at its separator sheets, whose papers keep the scanner’s pictures to the byte', async () => {
    const found = await parts(await batch('declaration', 'paper', 'result', 'identity', 'result'));
    expect(outline(found)).toEqual([
      { component: 'declaration', pages: [2, 3], blank: [] },
      { component: 'identity', pages: [5], blank: [] },
    ]);
    expect(found.map(({ mediaType }) => mediaType)).toEqual(['application/pdf', 'application/pdf']);
    const [first, second] = await Promise.all(found.map(({ bytes }) => jpegPages(bytes)));
    expect(first).toEqual(
      new Map([
        [1, sheets.paper],
        [2, sheets.result],
      ]),
    );
    expect(second).toEqual(new Map([[1, sheets.result]]));
    // Nothing of the other papers comes along.
    expect(found[1]?.bytes.length).toBeLessThan(sheets.result.length + 5_000);
  });

  it('is parted with a page of the desk’s scanner as it is, turned as it is to be shown', async () => {
    const document = await PDFDocument.load(await batch('declaration'));
    const [copy] = await document.copyPages(await PDFDocument.load(scan), [0]);
    document.addPage(copy).setRotation(degrees(90));
    const [part] = await parts(await document.save());
    expect(await jpegPages(part?.bytes ?? new Uint8Array())).toEqual(new Map([[1, sheets.paper]]));
    const again = await PDFDocument.load(part?.bytes ?? new Uint8Array());
    expect(again.getPage(0).getRotation().angle).toBe(90);
  });

  it('gives the same bytes whenever it is parted, dated as the caller says', async () => {
    const bytes = await batch('declaration', 'paper');
    const [one] = await parts(bytes);
    const [other] = await parts(bytes);
    expect(Buffer.compare(one?.bytes ?? Buffer.alloc(0), other?.bytes ?? Buffer.alloc(1))).toBe(0);
    const document = await PDFDocument.load(one?.bytes ?? new Uint8Array(), { updateMetadata: false });
    expect([document.getCreationDate(), document.getModificationDate()]).toEqual([
      new Date(at),
      new Date(at),
    ]);
    expect(document.getTitle()).toBe('declaration');
  });

  it('loses its blank pages, and says which', async () => {
    const found = await parts(
      await batch('blank', 'declaration', 'blank', 'paper', 'blank', 'identity', 'blank', 'paper'),
    );
    expect(outline(found)).toEqual([
      { component: 'declaration', pages: [4], blank: [3, 5] },
      { component: 'identity', pages: [8], blank: [7] },
    ]);
  });

  it('gives no part where nothing follows a sheet, and two where a component comes twice', async () => {
    const found = await parts(
      await batch(
        'declaration',
        'identity',
        'blank',
        'declaration',
        'paper',
        'declaration',
        'result',
        'identity',
      ),
    );
    expect(outline(found)).toEqual([
      { component: 'declaration', pages: [5], blank: [] },
      { component: 'declaration', pages: [7], blank: [] },
    ]);
  });

  it('of nothing but separator sheets has no part', async () => {
    expect(await split(await batch('declaration', 'blank'))).toEqual([]);
    expect(await split(sheets.declaration, 'image/jpeg')).toEqual([]);
  });

  it('is parted where it is a TIFF, its pages without loss', async () => {
    const pages = [
      sheets.declaration,
      sheets.paper,
      sheets.blank,
      sheets.identity,
      sheets.result,
      sheets.paper,
    ];
    const bytes = await batchTiff(pages);
    const found = await parts(bytes, 'image/tiff');
    expect(outline(found)).toEqual([
      { component: 'declaration', pages: [2], blank: [3] },
      { component: 'identity', pages: [5, 6], blank: [] },
    ]);
    const shown = await Promise.all(found.map((part) => readPdf(part.bytes, 72)));
    expect(shown.map((part) => part.map(({ width, height }) => ({ width, height })))).toEqual([
      [{ width: 210, height: 297 }],
      Array(2).fill({ width: 210, height: 297 }),
    ]);
    const again = await parts(bytes, 'image/tiff');
    expect(
      again.map((part) =>
        Buffer.from(part.bytes).equals(found[again.indexOf(part)]?.bytes ?? Buffer.alloc(0)),
      ),
    ).toEqual([true, true]);
  });
});

describe('a file is not parted', () => {
  it('where no sheet says what it is, or a paper lies before the first', async () => {
    expect(await split(await batch('paper', 'result', 'blank'))).toBe('no-separator');
    expect(await split(await batch('paper', 'declaration', 'result'))).toBe('no-separator');
    expect(await split(sheets.paper, 'image/jpeg')).toBe('no-separator');
    expect(await split(scan)).toBe('no-separator');
  });

  it('where it has more pages than are looked through', async () => {
    const document = await PDFDocument.load(await batch('declaration'));
    for (let page = 0; page < 200; page += 1) document.addPage();
    expect(await split(await document.save())).toBe('too-many-pages');
  });

  it('where it cannot be read', async () => {
    expect(await split(Buffer.from('%PDF-1.7 and no more'))).toBe('unreadable');
    expect(await split(Buffer.from('II*\0no page'), 'image/tiff')).toBe('unreadable');
  });

  it('where a page of a TIFF cannot be shown, which would be lost', async () => {
    const bytes = await batchTiff([sheets.declaration, sheets.paper, sheets.result], 2);
    expect(await split(bytes, 'image/tiff')).toBe('unreadable');
  });
});
