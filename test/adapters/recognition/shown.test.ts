import {
  PDFArray,
  type PDFDocument,
  PDFName,
  type PDFPage,
  PDFString,
  rgb,
  StandardFonts,
} from '@cantoo/pdf-lib';
import { describe, expect, it, vi } from 'vitest';
import { openPagePictures } from '#shared/adapters/recognition/page-pictures.ts';
import { recogniser } from '#shared/adapters/recognition/read-file.ts';
import { redact } from '#shared/adapters/recognition/redact.ts';
import type { Colour } from '#shared/file/pages/raster.ts';
import type { Reading } from '#shared/file/recogniser.ts';
import { readPdf } from '#test/adapters/pdf/reading.ts';
import {
  type Over,
  paint,
  paperWith,
  printedJpeg,
  scanWith,
  vietnamese,
  withFalseLetters,
} from './pictures.ts';

// A page takes seconds on a machine that has nothing else to do.
vi.setConfig({ testTimeout: 300_000 });

const about = { title: 'Tờ khai', at: '2026-11-20T02:00:00Z' };

async function read(pdf: Uint8Array) {
  const reading = await recogniser.read(pdf, { mediaType: 'application/pdf', ...about });
  if (typeof reading === 'string') throw new Error(reading);
  const [page] = reading.recognition.pages;
  if (page === undefined) throw new Error('no page');
  return { ...reading, page, text: page.text, problem: reading.reports[0]?.problem };
}

async function picture(pdf: Uint8Array, isCopy: boolean): Promise<Colour> {
  const pictures = await openPagePictures(pdf, { isCopy });
  const painted = await pictures.paint({ number: 1 });
  pictures.close();
  return painted;
}

const copyOf = ({ searchable }: Reading) => {
  if (searchable === undefined) throw new Error('no copy');
  return searchable;
};

const count = ({ data }: Colour, isSuch: (red: number, green: number, blue: number) => boolean) => {
  let points = 0;
  for (let at = 0; at < data.length; at += 3)
    if (isSuch(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)) points += 1;
  return points;
};
const isBlue = (red: number, _: number, blue: number) => blue > red + 60;

const typed: Over = async (page, document) => {
  const font = await vietnamese(document);
  page.drawText('Số căn cước: 001060000001', { x: 30, y: 55, size: 13, font, color: rgb(0, 0, 0.6) });
};

/** A note over the page as a viewer writes it; what it says it shows need not be what it shows. */
const note =
  (says: string, shows: string): Over =>
  async (page, document) => {
    const { context } = document;
    const font = await document.embedFont(StandardFonts.Helvetica);
    const appearance = context.stream(`BT /F 13 Tf 2 4 Td (${shows}) Tj ET`, {
      ...{ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 220, 18] },
      Resources: { Font: { F: font.ref } },
    });
    const annotation = context.obj({
      ...{ Type: 'Annot', Subtype: 'FreeText', Rect: [30, 48, 250, 66], F: 4, DA: PDFString.of('/F 13 Tf') },
      ...{ Contents: PDFString.of(says), AP: { N: context.register(appearance) } },
    });
    page.node.set(PDFName.of('Annots'), context.obj([context.register(annotation)]));
  };

const field: Over = (page, document) => {
  const input = document.getForm().createTextField('number');
  input.setText('001060000001');
  input.addToPage(page, { x: 30, y: 45, width: 200, height: 22, borderWidth: 0 });
};

const ink: Over = (page) =>
  page.drawSvgPath('M 0 0 C 30 -50 50 50 90 -20 C 110 -40 120 20 170 0', {
    ...{ x: 30, y: 60, borderColor: rgb(0, 0, 0.8), borderWidth: 3 },
  });

/** Over the second line of print. */
const box = { x: 25, y: 122, width: 200, height: 28 };
const blackBox: Over = (page) => page.drawRectangle({ ...box, color: rgb(0, 0, 0) });
const whiteStencil: Over = (page, { context }) => {
  const about = {
    Type: 'XObject',
    Subtype: 'Image',
    ImageMask: true,
    Width: 1,
    Height: 1,
    BitsPerComponent: 1,
  };
  page.node.setXObject(PDFName.of('M'), context.register(context.stream(Uint8Array.of(0), about)));
  paint(page, `q 1 g ${box.width} 0 0 ${box.height} ${box.x} ${box.y} cm /M Do Q`);
};
/** A drawing within a drawing that lets only the lower part of the page be seen. */
const clip: Over = (page) => {
  const contents = page.node.Contents();
  const before = page.doc.context.register(page.doc.context.stream('0 0 300 115 re W n'));
  page.node.set(
    PDFName.of('Contents'),
    page.doc.context.obj([before, ...(contents instanceof PDFArray ? contents.asArray() : [])]),
  );
};

describe('what lies over a scan', () => {
  it.each<[string, Over]>([
    ['typed with a PDF editor', typed],
    ['written in a note', note('001060000001', '001060000001')],
    ['filled in as a field', field],
  ])('is part of the page where it was %s: it is read, found in the copy and shown', async (_, over) => {
    const reading = await read(await scanWith(over));
    expect(reading.text).toContain('001060000001');
    expect(reading.text).toContain('THỊ HÒA');
    expect(reading.problem).toBeUndefined();
    const [shown] = await readPdf(copyOf(reading));
    expect(shown?.text).toContain('001060000001');
    const [plain, over_] = [
      await picture(await scanWith(() => undefined), false),
      await picture(copyOf(reading), true),
    ];
    expect(count(over_, (red) => red < 128)).toBeGreaterThan(count(plain, (red) => red < 128) + 500);
  });

  it('is shown where it is drawn, as a signature is', async () => {
    const reading = await read(await scanWith(ink));
    expect(count(await picture(copyOf(reading), true), isBlue)).toBeGreaterThan(500);
    const none = await redact(
      { pdf: copyOf(reading), isCopy: true, recognition: reading.recognition },
      [],
      about,
    );
    expect(count(await picture(none, true), isBlue)).toBeGreaterThan(500);
  });

  it.each<[string, Over]>([
    ['a black box', blackBox],
    ['a white stencil of one point', whiteStencil],
    ['what cuts it off', clip],
  ])('keeps covered what it covers: %s, also in a copy that is given out', async (_, over) => {
    const reading = await read(await scanWith(over));
    expect(reading.text).not.toMatch(/Họ|ĐẶNG/u);
    expect(reading.text).toContain('1960');
    const year = reading.page.words.find((word) => word.text.includes('1960'));
    if (year === undefined) throw new Error('the year was not read');
    const area = { page: 1, box: year.box, label: 'DLCN' };
    const given = { pdf: copyOf(reading), isCopy: true, recognition: reading.recognition };
    const [redacted] = await readPdf(await redact(given, [area], about));
    expect(redacted?.text).not.toMatch(/Họ|ĐẶNG|1960/u);
    const jpeg = Buffer.from(printedJpeg());
    expect(Buffer.from(copyOf(reading)).includes(jpeg.subarray(600, 5_000))).toBe(false);
  });
});

const garbage = 'CQNG HOA XA HQI CHU NGHIA VI~T NAM, D<)c l~p - Tv do - Hanh phuc. '.repeat(6);
const layer =
  (mode: string): Over =>
  async (page: PDFPage, document: PDFDocument) => {
    const font = await document.embedFont(StandardFonts.Helvetica);
    page.setFont(font);
    const key = page.node.newFontDictionary('G', font.ref);
    paint(page, `q BT ${mode} ${key.toString()} 8 Tf 30 100 Td (${garbage.replace(/[()\\]/g, '')}) Tj ET Q`);
  };

describe('text that nobody sees', () => {
  it.each([
    ['invisible', '3 Tr'],
    ['white', '1 g'],
    ['tiny', '0.05 0 0 0.05 0 0 cm'],
    ['beyond the sheet', '1 0 0 1 5000 0 cm'],
  ])('is no text of the page: %s over a scan', async (_, mode) => {
    const reading = await read(await scanWith(layer(mode)));
    expect(reading.text).not.toContain('HQI');
    expect(reading.text).toContain('THỊ HÒA');
    expect(reading.page.words.every(({ confidence }) => confidence < 100)).toBe(true);
    expect(reading.searchable).toBeDefined();
  });

  it('is left out under a box, and the officer is told', async () => {
    const reading = await read(await paperWith(blackBox));
    expect(reading.text).not.toContain('ĐẶNG');
    expect(reading.text).toContain('BẢN SAO');
    expect(reading.problem).toBe('text-covered');
  });
});

describe('text whose letters are not those that are seen', () => {
  it.each([
    ['its letters', (letter: string) => (/[a-z]/iu.test(letter) ? 'x' : letter)],
    [
      'only its digits',
      (letter: string) => (/\d/u.test(letter) ? String((Number(letter) + 3) % 10) : letter),
    ],
  ])('is read instead of being believed, and the officer is told: %s', async (_, exchange) => {
    const lines = ['TỜ KHAI CẤP BẢN SAO', 'Họ và tên: ĐẶNG THỊ HÒA', 'Số căn cước: 001060000001'];
    const reading = await read(await withFalseLetters(await paperWith(() => undefined, lines), exchange));
    expect(reading.text).toContain('THỊ HÒA');
    expect(reading.text).toContain('001060000001');
    expect(reading.problem).toBe('text-differs');
  });

  it('is a note that says other than it shows', async () => {
    const reading = await read(await scanWith(note('Duoc mien le phi', 'Khong duoc mien 001060000001')));
    expect(reading.text).toContain('001060000001');
    expect(reading.text).not.toContain('Duoc mien le phi');
    expect(reading.problem).toBe('text-differs');
  });
});

describe('a page of print', () => {
  it('is believed where it brings what is seen, and can be shown', async () => {
    const pdf = await paperWith(field);
    const reading = await read(pdf);
    expect(reading.reports).toEqual([]);
    expect(reading.text.split('\n').slice(0, 3)).toEqual([
      'TỜ KHAI CẤP BẢN SAO',
      'Họ và tên: ĐẶNG THỊ HÒA',
      'Ngày sinh: 05 tháng 9 năm 1960',
    ]);
    expect(reading.text).toContain('001060000001');
    const pictures = await openPagePictures(pdf, { isCopy: false });
    const { mediaType } = await pictures.show(reading.page);
    pictures.close();
    expect(mediaType).toBe('image/png');
  });

  it('is read where it is a drawing of letters, and said to be unread where it is none', async () => {
    const reading = await read(await scanWith(() => undefined, ['~ ~ ~']));
    expect(reading.problem).toBe('nothing-read');
  });

  it('is given out without what was covered in it', async () => {
    const pdf = await paperWith(() => undefined);
    const { recognition, page } = await read(pdf);
    const name = page.words.find(({ text }) => text === 'HÒA');
    if (name === undefined) throw new Error('the name was not read');
    const area = { page: 1, box: name.box, label: 'DLCN' };
    const [redacted] = await readPdf(await redact({ pdf, isCopy: false, recognition }, [area], about));
    expect(redacted?.text).toContain('ĐẶNG');
    expect(redacted?.text).not.toContain('HÒA');
    expect(redacted?.width).toBeCloseTo((827 / 200) * 25.4, 0);
  });
});
