import type { Grey, Quarters } from '#shared/file/pages/raster.ts';

/** From a space to another, as PDF writes it: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** First `inner`, then `outer`. */
export function after(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** A picture in colour: red, green and blue of each point, row by row from the top. */
export type Colour = { width: number; height: number; data: Uint8Array };

/** A picture on a page: how to ask for its points, and where the page has it (the unit square's image, top down). */
export type Placed = {
  width: number;
  height: number;
  /** Writes the colour of a point; leaves what is there where the picture lets it through. */
  paint: (point: number, to: Uint8Array, at: number) => void;
  place: Matrix;
};

/** The most points that a page is looked at with: A4 at 600 to the inch, with room. */
const mostPoints = 50_000_000;

/** How many points to a unit of the page the finest picture has; fewer where the page would be too large to hold. */
function densityOf(width: number, height: number, pictures: readonly Placed[]): number {
  const finest = Math.max(...pictures.map(({ width: across, place: [a, b] }) => across / Math.hypot(a, b)));
  return Math.min(finest, Math.sqrt(mostPoints / (width * height)));
}

/** How many points the page has that its pictures make. */
export function pointsOf(width: number, height: number, pictures: readonly Placed[]) {
  const density = densityOf(width, height, pictures);
  return {
    width: Math.max(1, Math.round(width * density)),
    height: Math.max(1, Math.round(height * density)),
  };
}

/** The page as its pictures make it, on white paper; each over those before it. */
export function compose(width: number, height: number, pictures: readonly Placed[]): Colour {
  const page = pointsOf(width, height, pictures);
  const data = new Uint8Array(page.width * page.height * 3).fill(255);
  const scale: Matrix = [page.width / width, 0, 0, page.height / height, 0, 0];
  for (const picture of pictures) draw({ ...page, data }, picture, after(scale, picture.place));
  return { ...page, data };
}

function draw(page: Colour, picture: Placed, [a, b, c, d, e, f]: Matrix): void {
  const determinant = a * d - b * c;
  if (determinant === 0) return;
  const xs = [e, e + a, e + c, e + a + c];
  const ys = [f, f + b, f + d, f + b + d];
  const [left, right] = [
    Math.max(0, Math.floor(Math.min(...xs))),
    Math.min(page.width, Math.ceil(Math.max(...xs))),
  ];
  const [top, bottom] = [
    Math.max(0, Math.floor(Math.min(...ys))),
    Math.min(page.height, Math.ceil(Math.max(...ys))),
  ];
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const [dx, dy] = [x + 0.5 - e, y + 0.5 - f];
      const column = Math.floor(((d * dx - c * dy) / determinant) * picture.width);
      const row = Math.floor((1 - (a * dy - b * dx) / determinant) * picture.height);
      const isInside = column >= 0 && column < picture.width && row >= 0 && row < picture.height;
      if (isInside) picture.paint(row * picture.width + column, page.data, (y * page.width + x) * 3);
    }
  }
}

/** How bright each point is. */
export function greyOf({ width, height, data }: Colour): Grey {
  const grey = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < grey.length; at += 1, from += 3) {
    grey[at] = ((data[from] ?? 0) * 77 + (data[from + 1] ?? 0) * 151 + (data[from + 2] ?? 0) * 28) >> 8;
  }
  return { width, height, data: grey };
}

/** How often the picture is turned clockwise that is all of a page; undefined where there is more on it, or it is mirrored or askew. */
export function turnOfWhole(
  pictures: readonly Placed[],
  page: { width: number; height: number },
): Quarters | undefined {
  const [only] = pictures;
  return pictures.length === 1 && only && fills(only, page) ? quartersOf(only) : undefined;
}

/** Whether the page has as many points as the picture: then there is nothing beside it. */
const fills = (picture: { width: number; height: number }, page: { width: number; height: number }) =>
  Math.abs(picture.width * picture.height - page.width * page.height) <= Math.max(page.width, page.height);

/** How often a picture that fills its page is turned clockwise there; undefined where it is mirrored or stands askew. */
function quartersOf({ place: [a, b, c, d] }: Placed): Quarters | undefined {
  const flat = (one: number, other: number) => Math.abs(one) < Math.abs(other) / 1_000;
  if (flat(b, a) && flat(c, d) && a * d < 0) return a > 0 ? 0 : 2;
  if (flat(a, b) && flat(d, c) && b * c > 0) return b > 0 ? 1 : 3;
  return undefined;
}
