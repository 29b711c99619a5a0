import { readdirSync, readFileSync } from 'node:fs';
import { PDFDocument, PDFName, PDFOperator, PDFOperatorNames } from '@cantoo/pdf-lib';
import { describe, expect, it, vi } from 'vitest';
import { openPagePictures } from '#shared/adapters/recognition/page-pictures.ts';
import { recogniser } from '#shared/adapters/recognition/read-file.ts';
import { type LostSheet, openPdf, type Sheet } from '#shared/adapters/recognition/sheets.ts';
import { openTiff } from '#shared/adapters/recognition/tiff-sheets.ts';
import { pageSigns } from '#shared/adapters/scan-batch/find-separators.ts';
import { type Colour, turnColour } from '#shared/file/pages/raster.ts';
import { reportPage } from '#shared/file/pages/report.ts';

// A page takes seconds on a machine that has nothing else to do.
vi.setConfig({ testTimeout: 300_000 });

/** One small picture in many codings, by encoders of others; make.py writes them. */
const folder = new URL('../../data/codings/', import.meta.url);
const named = (pattern: RegExp) => readdirSync(folder).filter((name) => pattern.test(name));
const bytesOf = (name: string) => readFileSync(new URL(name, folder));
const about = { title: 'Tờ khai', at: '2026-11-20T02:00:00Z' };
const types: Readonly<Record<string, string>> = {
  ...{ pdf: 'application/pdf', jpg: 'image/jpeg', png: 'image/png', tif: 'image/tiff' },
};
const typeOf = (name: string) => types[name.slice(-3)] ?? '';

async function sheetOf(name: string): Promise<Sheet | LostSheet> {
  const mediaType = typeOf(name);
  const sheets =
    mediaType === 'image/tiff' ? openTiff(bytesOf(name)) : await openPdf(bytesOf(name), mediaType);
  try {
    for await (const sheet of sheets.each(new Map())) return sheet;
  } finally {
    sheets.close();
  }
  throw new Error('no page');
}

async function shownOf(name: string): Promise<Colour> {
  const sheet = await sheetOf(name);
  if ('isLost' in sheet || sheet.views === undefined || sheet.isBroken)
    throw new Error(`${name} is not shown`);
  return sheet.views.whole;
}

/** Which share of the points is dark in one and bright in the other; all of them where the sizes differ. */
function difference(one: Colour, other: Colour): number {
  if (one.width !== other.width || one.height !== other.height) return 1;
  const isDark = (value: number | undefined) => (value ?? 0) < 128;
  const points = one.data.reduce(
    (sum, value, at) => sum + (isDark(value) === isDark(other.data[at]) ? 0 : 1),
    0,
  );
  return points / one.data.length;
}

describe('a picture', () => {
  it.each(named(/^(?!other-|broken-|big).*\.(?:pdf|jpg|png|tif)$/))('is shown as it is: %s', async (name) => {
    const [picture, plain] = [await shownOf(name), await shownOf('grey.png')];
    // Whoever reads it turns it; nobody reads letters in a mirror.
    const turned = ([0, 1, 2, 3] as const).map((quarters) =>
      difference(turnColour(picture, quarters), plain),
    );
    expect(Math.min(...turned)).toBeLessThan(0.01);
  });

  it.each(named(/^other-/))('is not given out where the page shows another: %s', async (name) => {
    const reading = await recogniser.read(bytesOf(name), { mediaType: 'application/pdf', ...about });
    if (typeof reading === 'string' || reading.searchable === undefined) throw new Error('no copy');
    expect(reading.recognition.pages[0]?.text).toBe('');
    for (const [pdf, isCopy] of [
      [bytesOf(name), false],
      [reading.searchable, true],
    ] as const) {
      const pictures = await openPagePictures(pdf, { isCopy });
      expect((await pictures.show({ number: 1 })).mediaType).toBe('image/png');
      expect((await pictures.paint({ number: 1 })).data.every((value) => value > 230)).toBe(true);
      pictures.close();
    }
  });

  it.each(named(/^broken-/))('that cannot be shown is no empty page, and is told: %s', async (name) => {
    const reading = await recogniser.read(bytesOf(name), { mediaType: typeOf(name), ...about });
    if (typeof reading === 'string') throw new Error(reading);
    expect(reading.reports).toMatchObject([{ problem: 'not-shown', blank: false }]);
    // What is taken for empty goes into no part of a batch.
    expect(await pageSigns(bytesOf(name), typeOf(name))).toEqual([{ number: 1, blank: false }]);
  });

  it('is no empty page where it is dark all over, with or without something bright on it', () => {
    const data = new Uint8Array(300 * 300);
    expect(reportPage({ width: 300, height: 300, data }, 1).blank).toBe(false);
    data.fill(255, 30_000, 36_000);
    expect(reportPage({ width: 300, height: 300, data }, 1).blank).toBe(false);
    expect(reportPage({ width: 300, height: 300, data: data.fill(230) }, 1).blank).toBe(true);
  });

  it('that is nowhere leaves an empty page, which is told', async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage([300, 200]).pushOperators(PDFOperator.of(PDFOperatorNames.DrawObject, [PDFName.of('Lost')]));
    const reading = await recogniser.read(await pdf.save(), { mediaType: 'application/pdf', ...about });
    expect(reading).toMatchObject({ reports: [{ number: 1, blank: true }] });
  });

  it('is unreadable in a TIFF of more than 4 GB’s kind, which nobody scans', async () => {
    expect(await pageSigns(bytesOf('big.tif'), 'image/tiff')).toBe('unreadable');
    expect(await recogniser.read(bytesOf('big.tif'), { mediaType: 'image/tiff', ...about })).toBe(
      'unreadable',
    );
  });
});
