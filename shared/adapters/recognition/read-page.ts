import { type Grey, type Quarters, turn } from '#shared/file/pages/raster.ts';
import { type PageReport, reportPage } from '#shared/file/pages/report.ts';
import type { RecognisedPage } from '#shared/file/recognition.ts';
import { type Colour, compose, greyOf, type Placed } from './compose.ts';
import type { Sheet } from './sheets.ts';
import { type Lines, recognise } from './tesseract.ts';

export type Scan = Sheet & { pictures: Placed[] };

/** A page that was a picture, with what is on it. */
export type ReadPage = {
  report: PageReport;
  text: RecognisedPage;
  picture: Colour;
  /** Clockwise, until it stood upright. */
  turned: Quarters;
  dpi: number;
};

/** Less sure than this, the engine may have read a page that stands on its head: upright it is at 90, so at 40. */
const doubtful = 65;

/** Looks at a scanned page, turns it upright and reads it. */
export async function readPage(sheet: Scan, isSized: boolean): Promise<ReadPage> {
  const { number, width, height } = sheet;
  const picture = compose(width, height, sheet.pictures);
  const grey = greyOf(picture);
  const dpi = (picture.width / width) * 72;
  const report = reportPage(grey, number, isSized ? dpi : undefined);
  const { turned, lines } = report.blank
    ? { turned: 0 as const, lines: [] }
    : await readUpright(grey, report, dpi);
  const upright = turned % 2 === 0 ? picture : { width: picture.height, height: picture.width };
  const text = {
    number,
    width: upright.width,
    height: upright.height,
    text: lines.map((line) => line.map((word) => word.text).join(' ')).join('\n'),
    words: lines.flat(),
  };
  return { report: { ...report, turn: degrees[turned] }, text, picture, turned, dpi };
}

const degrees = { 0: 0, 1: 90, 2: 180, 3: 270 } as const;

/** Where the engine is doubtful, the page may stand on its head; the surer reading is the right one. */
async function readUpright(
  grey: Grey,
  report: PageReport,
  dpi: number,
): Promise<{ turned: Quarters; lines: Lines['lines'] }> {
  const [first, other] = report.turn === 90 ? ([1, 3] as const) : ([0, 2] as const);
  const read = await recognise(turn(grey, first), dpi);
  if (read.confidence >= doubtful) return { turned: first, lines: read.lines };
  const over = await recognise(turn(grey, other), dpi);
  return over.confidence > read.confidence
    ? { turned: other, lines: over.lines }
    : { turned: first, lines: read.lines };
}
