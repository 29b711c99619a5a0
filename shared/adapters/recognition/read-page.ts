import { boxOf, type Line, pageOf, scaled } from '#shared/file/pages/lines.ts';
import { type Colour, type Grey, greyOf, type Quarters, shrink, turn } from '#shared/file/pages/raster.ts';
import { type PageProblem, type PageReport, reportPage } from '#shared/file/pages/report.ts';
import { asSeen, type Fonts, mergeLines, type Seen } from '#shared/file/pages/settle-text.ts';
import type { RecognisedPage } from '#shared/file/recognition.ts';
import { longSideOfA4 } from './density.ts';
import { type Sheet, usualDpi, type Views } from './sheets.ts';
import { type Lines, recognise } from './tesseract.ts';

/** A page of a file with what is on it. */
export type ReadPage = {
  /** Of pages that are pictures, and of those that are not as they seem. */
  report?: PageReport;
  text: RecognisedPage;
  fonts: Fonts;
  /** Clockwise, until it stood upright. */
  turned: Quarters;
  /** Points of the text’s page to the inch. */
  dpi: number;
};

/** Less sure than this, the engine may have read a page that stands on its head: upright it is at 90, so at 40. */
const doubtful = 65;

/** Takes the text of a page that brings it, if that is all that is on it. */
export const ownPage = ({ number, width, height, own, notes }: Sheet): RecognisedPage =>
  pageOf({ number, width, height }, mergeLines(own, notes));

/** Reads a page as it is shown, turned upright where it is a scan, and settles what it says. */
export async function readPage(sheet: Sheet, views: Views, known: Fonts): Promise<ReadPage> {
  const { number, width, height, isPicture } = sheet;
  const { whole } = views;
  const dpi = (whole.width / width) * 72;
  const seenAs = reportPage(greyOf(whole), number, isPicture ? statedDpi(sheet, whole) : undefined);
  const report = { ...seenAs, blank: seenAs.blank && !sheet.isBroken };
  const seen = await readOwn(sheet, views, known);
  const { turned, ...rest } = await readRest(sheet, views, { report, dpi });
  const own = seen.lines.map((line) => turnedLine(scaled(line, dpi / 72), turned, whole));
  const lines = mergeLines(own, rest.lines);
  const problem = problemWith(sheet, { ...rest, lines, differs: seen.differs, isBlank: report.blank });
  const size = turned % 2 === 0 ? whole : { width: whole.height, height: whole.width };
  const turn = degrees[turned];
  const text = isPicture
    ? pageOf({ number, ...(turn !== 0 && { turn }), width: size.width, height: size.height }, lines)
    : pageOf(
        { number, width, height },
        lines.map((line) => scaled(line, 72 / dpi)),
      );
  const reported = isPicture ? { ...report, turn } : { ...report, blank: false, skew: 0, turn: 0 as const };
  return {
    ...((isPicture || problem !== undefined) && { report: { ...reported, ...(problem && { problem }) } }),
    ...{ text, turned, dpi: isPicture ? dpi : 72 },
    // Notes and fields have numbers of their own on every page.
    fonts: new Map([...seen.fonts].filter(([font]) => font > 0)),
  };
}

/** The text that the page brings, as it is seen where it is shown alone. */
async function readOwn({ own, notes }: Sheet, { onlyText }: Views, known: Fonts): Promise<Seen> {
  const read = onlyText === undefined ? [] : (await readAt(greyOf(onlyText), usualDpi)).lines;
  const onPage = read.map((line) => scaled(line, 72 / usualDpi));
  const [text, noted] = [asSeen(own, onPage, known), asSeen(notes, onPage, known)];
  return {
    lines: mergeLines(text.lines, noted.lines),
    fonts: text.fonts,
    differs: text.differs || noted.differs,
  };
}

/** So sure of a word the engine has to be where the page is not a picture: there it takes lines for letters. */
const sureOnPaper = 60;

/** Reads what the text of its own does not say. */
async function readRest(
  { isPicture, isDrawn, own, notes }: Sheet,
  views: Views,
  { report, dpi }: { report: PageReport; dpi: number },
): Promise<Upright> {
  const rest = own.length + notes.length > 0 ? views.withoutText : views.whole;
  if (report.blank || rest === undefined || !isDrawn) return { turned: 0, lines: [], confidence: 100 };
  const read = await readUpright(greyOf(rest), isPicture ? report.turn : undefined, dpi);
  if (isPicture) return read;
  const sure = read.lines.map((line) => ({
    ...line,
    words: line.words.filter(({ confidence }) => confidence >= sureOnPaper),
  }));
  return { ...read, lines: sure.filter(({ words }) => words.length > 0) };
}

const degrees = { 0: 0, 1: 90, 2: 180, 3: 270 } as const;

/** Even a sheet of A6, which is half as long as A4, would have fewer points to the inch than any norm asks for. */
const tooFewOnAnySheet = 1_165;

/** How fine a scan is, as far as it is known; of one that does not say it, on a sheet of A4. */
function statedDpi({ longSide }: Sheet, picture: Colour): number | undefined {
  const longest = Math.max(picture.width, picture.height);
  if (longSide !== undefined) return longest / longSide;
  return longest < tooFewOnAnySheet ? longest / longSideOfA4 : undefined;
}

type Outcome = { lines: readonly Line[]; differs: boolean; isBlank: boolean; confidence: number };

/** Below this most of a page was guessed. */
const guessed = 50;

function problemWith(
  { isPicture, isCovered, isBroken }: Sheet,
  { lines, differs, isBlank, confidence }: Outcome,
): PageProblem | undefined {
  if (isBroken) return 'not-shown';
  if (differs) return 'text-differs';
  if (isCovered) return 'text-covered';
  if (isBlank) return undefined;
  if (lines.length === 0) return 'nothing-read';
  return isPicture && confidence < guessed ? 'hardly-read' : undefined;
}

type Upright = { turned: Quarters } & Lines;

/** Where the engine is doubtful, the page may stand on its head; the surer reading is the right one. */
async function readUpright(grey: Grey, hint: PageReport['turn'] | undefined, dpi: number): Promise<Upright> {
  const [first, other] = hint === 90 ? ([1, 3] as const) : ([0, 2] as const);
  const read = await readAt(turn(grey, first), dpi);
  if (hint === undefined || read.confidence >= doubtful) return { turned: first, ...read };
  const over = await readAt(turn(grey, other), dpi);
  return over.confidence > read.confidence ? { turned: other, ...over } : { turned: first, ...read };
}

/** More points to the inch are read no better, and take longer; but of a page so many are needed. */
const [enough, leastLongSide] = [300, 1_500];

async function readAt(grey: Grey, dpi: number): Promise<Lines> {
  const finest = Math.max(grey.width, grey.height) / leastLongSide;
  const factor = Math.max(1, Math.floor(Math.min(dpi / enough, finest)));
  const { lines, confidence } = await recognise(shrink(grey, factor), dpi / factor);
  return { confidence, lines: lines.map((line) => scaled(line, factor)) };
}

/** A line of the page on the page when it is turned. */
function turnedLine(line: Line, turned: Quarters, { width, height }: Colour): Line {
  if (turned === 0) return line;
  const point = (x: number, y: number) =>
    (({ 1: [height - y, x], 2: [width - x, height - y], 3: [y, width - x] }) as const)[turned];
  const words = line.words.map((word) => {
    const [[a, b], [c, d]] = [point(word.box[0], word.box[1]), point(word.box[2], word.box[3])];
    const box: typeof word.box = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
    return { ...word, box };
  });
  const [left, , right, bottom] = boxOf({ ...line, words });
  return { ...line, words, baseline: [left, bottom, right, bottom] };
}
