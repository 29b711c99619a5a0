import { describe, expect, it, vi } from 'vitest';
import { renderPaper } from '#shared/adapters/pdf/render-paper.ts';
import { recogniser } from '#shared/adapters/recognition/read-file.ts';
import { Recognition } from '#shared/file/recognition.ts';
import { readPdf } from '#test/adapters/pdf/reading.ts';
import { samplePapers } from '#test/paper/samples.ts';
import { characterErrors } from '#test/support/recognition.ts';
import {
  blankPng,
  bombPdf,
  fineJpeg,
  picturesPdf,
  scan,
  scannedJpeg,
  strippedPdf,
  textPdf,
  tiff,
  turnedPdf,
  turnedPng,
  written,
} from './scans.ts';

// A page takes seconds on a machine that has nothing else to do.
vi.setConfig({ testTimeout: 300_000 });

const about = { title: 'Tờ khai', at: '2026-11-20T02:00:00Z' };
const pdf = { mediaType: 'application/pdf', ...about };

async function read(bytes: Uint8Array, mediaType = 'application/pdf') {
  const reading = await recogniser.read(bytes, { mediaType, ...about });
  if (typeof reading === 'string') throw new Error(reading);
  const [page, report] = [reading.recognition.pages[0], reading.reports[0]];
  const { errors, of } = characterErrors(page?.text ?? '', written);
  return { ...reading, page, report, errorRate: errors / of };
}

describe('a scan', () => {
  it('is read, word by word where each stands', async () => {
    const { recognition, page, errorRate, report } = await read(scan);
    Recognition.parse(recognition);
    expect(errorRate).toBeLessThan(0.03);
    expect(report).toMatchObject({ number: 1, dpi: 200, blank: false, turn: 0, width: 1654, height: 2338 });
    const title = page?.words.find(({ text }) => text === 'KHAI');
    const [left = 0, top = 0, right = 0, bottom = 0] = title?.box ?? [];
    expect(left).toBeGreaterThan(300);
    expect(right - left).toBeGreaterThan(60);
    expect([top, bottom].every((y) => y > 200 && y < 500)).toBe(true);
  });

  it('becomes a PDF in which its words are found in their places, and its picture is the scanner’s to the byte', async () => {
    const { searchable, page } = await read(scan);
    const again = await read(scan);
    if (searchable === undefined || page === undefined) throw new Error('nothing to search in');
    expect(Buffer.compare(searchable, again.searchable ?? Buffer.alloc(0))).toBe(0);
    expect(Buffer.from(searchable).includes(await scannedJpeg())).toBe(true);
    const [shown] = await readPdf(searchable);
    expect(shown).toMatchObject({ width: 210, height: 297 });
    const found = new Set(shown?.text.split(/\s+/));
    expect(page.words.map(({ text }) => text).filter((word) => !found.has(word))).toEqual([]);
  });

  it.each([1, 2, 3])(
    'is turned upright before it is read, where it was fed in turned by %i quarters',
    async (quarters) => {
      const { report, page, errorRate } = await read(await turnedPng({ quarters }), 'image/png');
      expect(report?.turn).toBe((360 - quarters * 90) % 360);
      expect(report?.dpi).toBeUndefined();
      expect([page?.width, page?.height]).toEqual([1654, 2338]);
      expect(errorRate).toBeLessThan(0.03);
    },
  );

  it.each([90, 180, 270])(
    'is read as its page says that it is to be shown: turned by %i degrees',
    async (degrees) => {
      const { report, errorRate, searchable } = await read(await turnedPdf(degrees));
      expect(report?.turn).toBe(360 - degrees);
      expect(errorRate).toBeLessThan(0.03);
      expect(Buffer.from(searchable ?? '').includes(await scannedJpeg())).toBe(true);
      const [shown] = await readPdf(searchable ?? new Uint8Array());
      expect(shown).toMatchObject({ width: 210, height: 297 });
    },
  );

  it('is read where it is askew', async () => {
    const { report, errorRate } = await read(await turnedPng({ tilt: 4 }), 'image/png');
    expect(Math.abs((report?.skew ?? 0) - 3.4)).toBeLessThan(0.3);
    expect(errorRate).toBeLessThan(0.03);
  });

  it('has its words in their places however fine it is', async () => {
    const [coarse, fine] = [await read(scan), await read(await fineJpeg(), 'image/jpeg')];
    expect([fine.page?.width, fine.errorRate < 0.03]).toEqual([3 * 1654, true]);
    const leftOf = ({ page }: typeof fine) => page?.words.find(({ text }) => text === 'KHAI')?.box[0] ?? 0;
    expect(Math.abs(leftOf(fine) / 3 - leftOf(coarse))).toBeLessThan(8);
  });

  it('is read as a picture of its own, too', async () => {
    const { errorRate, searchable } = await read(await scannedJpeg(), 'image/jpeg');
    expect(errorRate).toBeLessThan(0.03);
    expect(Buffer.from(searchable ?? '').includes(await scannedJpeg())).toBe(true);
  });

  it('is read where a copier made masks in strips of it', async () => {
    const { errorRate, report, searchable } = await read(await strippedPdf());
    expect(report).toMatchObject({ width: 1654, height: 2338, dpi: 200 });
    expect(errorRate).toBeLessThan(0.06);
    expect(searchable?.length).toBeLessThan(200_000);
  });

  it('is read on every page of a TIFF', async () => {
    const { recognition, reports, searchable } = await read(await tiff(), 'image/tiff');
    const [first, second] = recognition.pages.map(({ text }) => characterErrors(text, written));
    expect([first, second].map((rate) => (rate?.errors ?? 1) / (rate?.of ?? 1) < 0.03)).toEqual([true, true]);
    expect(reports).toMatchObject([
      { number: 1, dpi: 200, turn: 0, width: 1654, height: 2338 },
      { number: 2, dpi: 200, turn: 180 },
    ]);
    expect(await readPdf(searchable ?? new Uint8Array())).toMatchObject([
      { width: 210, height: 297 },
      { width: 210, height: 297 },
    ]);
  });

  it('of an empty sheet says so, and nothing else', async () => {
    const { report, recognition, searchable } = await read(await blankPng(), 'image/png');
    expect(report).toMatchObject({ blank: true, skew: 0, turn: 0 });
    expect(recognition.pages).toEqual([{ number: 1, width: 1240, height: 1754, text: '', words: [] }]);
    expect(searchable).toBeDefined();
  });
});

describe('a PDF that brings its text', () => {
  it('is not recognised but taken at its word', async () => {
    const [paper] = samplePapers;
    if (paper === undefined) throw new Error('no paper');
    const { recognition, reports, searchable } = await read((await renderPaper(paper.content)).bytes);
    expect(reports).toEqual([]);
    expect(searchable).toBeUndefined();
    const words = recognition.pages.flatMap((page) => page.words);
    expect(words.every(({ confidence }) => confidence === 100)).toBe(true);
    expect(recognition.pages[0]?.text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    const { box } = words.find(({ text }) => text === 'CỘNG') ?? { box: [0, 0, 0, 0] };
    expect(box[1]).toBeLessThan(150);
    expect(box[2] - box[0]).toBeGreaterThan(20);
  });

  it('may have more pages than are read as pictures', async () => {
    const { recognition, reports } = await read(await textPdf(201));
    expect(reports).toEqual([]);
    expect(recognition.pages.map(({ text }) => text)).toEqual(
      Array.from({ length: 201 }, (_, page) => `Sheet ${page + 1}`),
    );
  });
});

describe('a file that cannot be read', () => {
  it('is none that is broken', async () => {
    expect(await recogniser.read(Buffer.from('%PDF-1.7 and no more'), pdf)).toBe('unreadable');
    expect(await recogniser.read(Buffer.from('II*\0no page'), { ...pdf, mediaType: 'image/tiff' })).toBe(
      'unreadable',
    );
    expect(await recogniser.read(Buffer.from('no picture'), { ...pdf, mediaType: 'image/jpeg' })).toBe(
      'unreadable',
    );
  });

  it('is none whose pages go round in a circle', async () => {
    const circle = Buffer.from('49492a00080000000000080000000000', 'hex');
    expect(await recogniser.read(circle, { ...pdf, mediaType: 'image/tiff' })).toBe('unreadable');
  });

  it('is none of more than 200 pages that are pictures', async () => {
    expect(await recogniser.read(await picturesPdf(201), pdf)).toBe('too-many-pages');
  });

  it('is read as empty where its picture is larger than any scanner’s, and the officer is told', async () => {
    const reading = await recogniser.read(await bombPdf(), pdf);
    expect(reading).toMatchObject({
      recognition: { pages: [{ number: 1, text: '' }] },
      reports: [{ number: 1, problem: 'not-shown' }],
    });
    expect(reading).not.toHaveProperty('searchable');
  });
});
