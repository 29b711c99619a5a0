import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { turn } from '#shared/file/pages/raster.ts';
import { PageReport, reportPage } from '#shared/file/pages/report.ts';
import { paper, quarters, smallPicture, text, writtenSheet } from './sheets.ts';

describe('the report of a page', () => {
  it('finds the angle at which its lines climb', () => {
    fc.assert(
      fc.property(text, (written) => {
        const { skew, blank, turn: turned } = reportPage(writtenSheet(written), 1);
        expect({ blank, turned }).toEqual({ blank: false, turned: 0 });
        expect(Math.abs(skew - written.angle)).toBeLessThan(0.3);
      }),
      { numRuns: 40 },
    );
  });

  it('says that lines run up or down, and how crooked they are all the same', () => {
    fc.assert(
      fc.property(text, quarters, (written, turned) => {
        const report = reportPage(turn(writtenSheet(written), turned), 1);
        expect(report.turn).toBe(turned % 2 === 1 ? 90 : 0);
        expect(Math.abs(report.skew - written.angle)).toBeLessThan(0.3);
      }),
      { numRuns: 40 },
    );
  });

  it('calls paper blank, however it is soiled by specks and by the edge of the scanner', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 120, max: 255 }),
        fc.uniqueArray(fc.nat(199), { maxLength: 150 }),
        (shade, specks) => {
          const sheet = paper(620, 877, shade);
          for (const at of specks) sheet.data[(20 + 4 * at) * 620 + 30 + ((at * 37) % 280) * 2] = 0;
          for (let y = 0; y < 877; y += 1) sheet.data.fill(0, y * 620, y * 620 + 8);
          expect(reportPage(sheet, 1).blank).toBe(true);
        },
      ),
    );
  });

  it('does not call a page blank on which one word stands', () => {
    const sheet = paper(1654, 2338);
    for (let y = 500; y < 524; y += 1) sheet.data.fill(40, y * 1654 + 700, y * 1654 + 790);
    expect(reportPage(sheet, 1).blank).toBe(false);
  });

  it('can be given of any picture at all', () => {
    fc.assert(
      fc.property(smallPicture, fc.option(fc.double({ min: 1, max: 1200, noNaN: true })), (picture, dpi) => {
        PageReport.parse(reportPage(picture, 7, dpi ?? undefined));
      }),
    );
  });
});
