import type { Colour } from '#shared/file/pages/raster.ts';
import { jpegOf } from './jpeg.ts';
import { type OpenPages, openPages } from './open-pages.ts';
import type { Answer, Question } from './viewing.ts';

type Asked = Extract<Question, { what: 'page' }>;

/** The file that was looked at last: who leafs through one asks for its next page. */
let kept: { file: string; pages: OpenPages } | undefined;

/** Draws a page of a file that is open, or whose bytes are there to open it. */
export async function showPage({
  file,
  bytes,
  mediaType,
  number,
  turn,
  width,
  wantsWords,
}: Asked): Promise<Answer> {
  if (kept?.file !== file) {
    if (bytes === undefined) return { what: 'not-open' };
    kept?.pages.close();
    kept = undefined;
    kept = { file, pages: await openPages(bytes, mediaType) };
  }
  const { pages } = kept;
  if (number > pages.count) return { what: 'no-page' };
  const { picture, ...size } = await pages.draw({ number, width, ...(turn !== undefined && { turn }) });
  const jpeg = jpegWithin(picture, mostBytes);
  if (jpeg === undefined) return { what: 'nothing' };
  const words = wantsWords ? await pages.words(number) : undefined;
  const drawn = { width: picture.width, height: picture.height, jpeg };
  return { what: 'page', count: pages.count, ...size, picture: drawn, ...(words && { words }) };
}

/** Maximum bytes of a picture, so that an answer stays below a megabyte with base64 and words. */
const mostBytes = 600_000;
/** Print is read well at the first; what is too large at it is a photograph, or noise. */
const qualities = [75, 50, 25, 10, 1];

function jpegWithin(picture: Colour, most: number): Buffer | undefined {
  for (const quality of qualities) {
    const jpeg = jpegOf(picture, quality);
    if (jpeg.length <= most) return jpeg;
  }
  return undefined;
}
