import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { renderPaper } from '#shared/adapters/pdf/render-paper.ts';
import { pageSigns } from '#shared/adapters/scan-batch/find-separators.ts';
import { scan } from '#test/adapters/recognition/scans.ts';
import { samplePapers } from '#test/paper/samples.ts';
import {
  batchPdf,
  batchTiff,
  type Fed,
  foreignSheet,
  paper,
  scannedBlank,
  scannedResult,
  scannedSheet,
} from './batches.ts';

const declaration = { component: 'declaration' };

describe('a separator sheet', () => {
  it.each<[string, Fed]>([
    ['as it was printed', {}],
    ['on its side', { quarters: 1 }],
    ['on its head', { quarters: 2 }],
    ['on its other side', { quarters: 3 }],
    ['a little askew', { tilt: 2 }],
    ['as askew as a feeder lets it through', { tilt: -8, quarters: 1 }],
    ['with noise', { noise: 40 }],
    ['with much noise in few points', { noise: 90, dpi: 100, tilt: 1, quality: 40 }],
    ['in faint ink', { faint: 140, noise: 30 }],
    ['in ink that is nearly gone', { faint: 200, noise: 60, tilt: 1 }],
    [
      'with as much noise as there is ink, in the fewest points',
      { noise: 120, dpi: 75, tilt: 8, quality: 40 },
    ],
    ['in many points', { dpi: 300, tilt: 1, noise: 20 }],
  ])('is found %s', async (_, fed) => {
    const signs = await pageSigns(await scannedSheet('declaration', fed), 'image/jpeg');
    expect(signs).toEqual([{ number: 1, separator: declaration, blank: false }]);
  });

  it('is found where its component has the longest name of all', async () => {
    const component = 'x'.repeat(60);
    const sheet = await scannedSheet(component, { tilt: 3, noise: 40, dpi: 100 });
    expect(await pageSigns(sheet, 'image/jpeg')).toEqual([
      { number: 1, separator: { component }, blank: false },
    ]);
  });

  it('is found in a TIFF', async () => {
    const batch = await batchTiff([await scannedSheet('declaration', { tilt: 1, noise: 20 }), await paper()]);
    expect(await pageSigns(batch, 'image/tiff')).toEqual([
      { number: 1, separator: declaration, blank: false },
      { number: 2, blank: false },
    ]);
  });
});

describe('a page of a batch', () => {
  it('is no separator where it is a paper, though it bears a QR code, nor where it is blank', async () => {
    const batch = await batchPdf([await paper(), await scannedResult(), await scannedBlank()]);
    expect(await pageSigns(batch, 'application/pdf')).toEqual([
      { number: 1, blank: false },
      { number: 2, blank: false },
      { number: 3, blank: true },
    ]);
  });

  it('is no separator where a foreign code is as large as ours', async () => {
    expect(await pageSigns(foreignSheet(), 'image/jpeg')).toEqual([{ number: 1, blank: false }]);
  });

  it('that brings its text, or of which nothing can be shown, is neither', async () => {
    const [sample] = samplePapers;
    if (sample === undefined) throw new Error('no paper');
    const document = await PDFDocument.load((await renderPaper(sample.content)).bytes);
    document.addPage();
    const signs = await pageSigns(await document.save(), 'application/pdf');
    expect(signs).toEqual(document.getPages().map((_, index) => ({ number: index + 1, blank: false })));
  });

  it('is that of the scanner of the desk', async () => {
    expect(await pageSigns(scan, 'application/pdf')).toEqual([{ number: 1, blank: false }]);
  });
});

describe('a file that is no batch', () => {
  it.each([
    ['application/pdf', '%PDF-1.7 and no more'],
    ['image/tiff', 'II*\0no page'],
    ['image/jpeg', 'no picture'],
  ])('is none that is broken: %s', async (mediaType, bytes) => {
    expect(await pageSigns(Buffer.from(bytes), mediaType)).toBe('unreadable');
  });
});
