import { type Markup, markup } from '#shared/archive/markup.ts';
import type { RecognisedPage } from '#shared/file/recognition.ts';
import type { PagePicture } from './page-pictures.ts';

type Box = RecognisedPage['words'][number]['box'];

/** A page as SVG: its picture, untouched, and over it what is marked. What EXIF says of it was looked at when it was read. */
export function markedPage(
  { picture, mediaType, turn }: PagePicture,
  { width, height, number }: Pick<RecognisedPage, 'width' | 'height' | 'number'>,
  boxes: readonly Box[],
): string {
  const [across, down] = turn % 2 === 0 ? [width, height] : [height, width];
  const [x, y] = { 0: [0, 0], 1: [width, 0], 2: [width, height], 3: [0, height] }[turn];
  const data = `data:${mediaType};base64,${picture.toString('base64')}`;
  const marks = boxes.map(
    ([left, top, right, bottom]): Markup =>
      markup`<rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}"/>`,
  );
  return markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<title>Trang ${number} · Page ${number}</title>
<image href="${data}" style="image-orientation:none" width="${across}" height="${down}" transform="translate(${x} ${y}) rotate(${turn * 90})"/>
<g fill="#ffd400" style="mix-blend-mode:multiply">${marks}</g>
</svg>
`.markup;
}
