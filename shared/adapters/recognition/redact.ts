import { type Line, linesOf, pageOf } from '#shared/file/pages/lines.ts';
import type { Colour } from '#shared/file/pages/raster.ts';
import type { RecognisedPage, Recognition, Word } from '#shared/file/recognition.ts';
import { openPagePictures, type PagePictures } from './page-pictures.ts';
import { pngOf } from './png.ts';
import { openSearchable, type SearchablePage } from './searchable-pdf.ts';

/** What is to be gone from a page: a part of it, in points of the page as it was read, and what is written there instead. */
export type Area = { page: number; box: Word['box']; label: string };

/** A file whose pages are given out: its searchable copy, or the file itself where it has none. */
export type Shown = { pdf: Uint8Array; isCopy: boolean; recognition: Recognition };

/**
 * A copy without what stood in these areas: the pages are rendered, their points are painted over before the picture is
 * stored anew, and their words are left out. Of pages without an area only the scanner's own picture stays as it is. The
 * same gives the same bytes.
 */
export async function redact(
  { pdf, isCopy, recognition: { pages } }: Shown,
  areas: readonly Area[],
  about: { title: string; at: string },
): Promise<Uint8Array> {
  const pictures = await openPagePictures(pdf, { isCopy });
  try {
    const redacted = openSearchable(about);
    for (const page of pages) {
      const covers = areas.filter((area) => area.page === page.number);
      redacted.add(await redactedPage(pictures, page, covers));
    }
    return await redacted.end();
  } finally {
    pictures.close();
  }
}

async function redactedPage(
  pictures: PagePictures,
  text: RecognisedPage,
  covers: readonly Area[],
): Promise<SearchablePage> {
  const dpi = (72 * text.width) / (await pictures.width(text));
  if (covers.length === 0) return { text, dpi, ...(await pictures.show(text)) };
  const picture = await pictures.paint(text);
  for (const { box } of covers) blacken(picture, box, picture.width / text.width);
  const isLeft = (word: Word) => !covers.some(({ box }) => overlap(word.box, box));
  const lines = linesOf(text).flatMap((line): Line[] => {
    const words = line.words.filter(isLeft);
    return words.length === 0 ? [] : [{ ...line, words }];
  });
  return { text: pageOf(text, lines), dpi, picture: pngOf(picture), turn: 0, covers };
}

function blacken({ data, height, width }: Colour, box: Word['box'], scale: number): void {
  const [left, top] = [box[0], box[1]].map((edge) => Math.max(0, Math.floor(edge * scale)));
  const right = Math.min(width, Math.ceil(box[2] * scale));
  const bottom = Math.min(height, Math.ceil(box[3] * scale));
  for (let y = top ?? 0; y < bottom; y += 1)
    data.fill(0, (y * width + (left ?? 0)) * 3, (y * width + Math.max(left ?? 0, right)) * 3);
}

const overlap = (one: Word['box'], other: Word['box']) =>
  one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
