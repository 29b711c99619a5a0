import type { Colour } from '#shared/file/pages/raster.ts';

/** The picture with fewer points, each the mean of those that it stands for; one with as many is itself. */
export function resized(picture: Colour, { width, height }: { width: number; height: number }): Colour {
  if (width === picture.width && height === picture.height) return picture;
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    const rows = stretch(y, height, picture.height);
    for (let x = 0; x < width; x += 1)
      putMean(picture, { rows, columns: stretch(x, width, picture.width) }, data, (y * width + x) * 3);
  }
  return { width, height, data };
}

type Stretch = { from: number; to: number };

/** Which of the old points a new one stands for: at least one. */
function stretch(at: number, count: number, of: number): Stretch {
  const from = Math.floor((at * of) / count);
  return { from, to: Math.max(from + 1, Math.floor(((at + 1) * of) / count)) };
}

function putMean(
  { width, data }: Colour,
  { rows, columns }: { rows: Stretch; columns: Stretch },
  into: Uint8Array,
  at: number,
): void {
  let red = 0;
  let green = 0;
  let blue = 0;
  for (let row = rows.from; row < rows.to; row += 1) {
    for (let column = columns.from; column < columns.to; column += 1) {
      const from = (row * width + column) * 3;
      red += data[from] ?? 0;
      green += data[from + 1] ?? 0;
      blue += data[from + 2] ?? 0;
    }
  }
  const count = (rows.to - rows.from) * (columns.to - columns.from);
  into[at] = red / count;
  into[at + 1] = green / count;
  into[at + 2] = blue / count;
}
