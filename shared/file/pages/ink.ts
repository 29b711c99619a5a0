import { type Grey, shrink } from './raster.ts';

/** The dark points of a page, in points of about a third of a millimetre; their x and y in turn. */
export type Ink = { width: number; height: number; points: Int32Array; isDarkPaper: boolean };

/** So many points across are enough to see lines and words, and too few to see noise. */
const enough = 600;
/** What lies so near to the edge of the sheet is the scanner's shadow. */
const margin = 0.02;
/** How much darker than the paper ink is. */
const contrast = 48;
/** Paper is brighter than this; what is darker is a negative, or a picture that was not decoded. */
const darkest = 64;

/** Where there is something on the page: darker than the paper, and not a lone speck. */
export function inkOf(page: Grey): Ink {
  const small = shrink(page, Math.max(1, Math.floor(Math.min(page.width, page.height) / enough)));
  const { width, height } = small;
  const shade = paper(small);
  const limit = shade - contrast;
  const isDark = (x: number, y: number) => (small.data[y * width + x] ?? 255) < limit;
  const [left, top] = [Math.ceil(width * margin), Math.ceil(height * margin)];
  const points: number[] = [];
  for (let y = top; y < height - top; y += 1) {
    for (let x = left; x < width - left; x += 1) {
      if (!isDark(x, y)) continue;
      const hasNeighbour = isDark(x - 1, y) || isDark(x + 1, y) || isDark(x, y - 1) || isDark(x, y + 1);
      if (hasNeighbour) points.push(x, y);
    }
  }
  return { width, height, points: Int32Array.from(points), isDarkPaper: shade < darkest };
}

/** How bright the paper is: most of a page is paper. */
function paper({ data }: Grey): number {
  const counts = new Uint32Array(256);
  for (const value of data) counts[value] = (counts[value] ?? 0) + 1;
  let [shade, darker] = [0, counts[0] ?? 0];
  while (darker * 2 <= data.length) {
    shade += 1;
    darker += counts[shade] ?? 0;
  }
  return shade;
}
