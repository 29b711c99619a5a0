/** A picture in grey: a byte for each point, row by row from the top, 0 is black. */
export type Grey = { width: number; height: number; data: Uint8Array };

/** How often a page is turned by 90 degrees, clockwise. */
export type Quarters = 0 | 1 | 2 | 3;

/** The picture at a whole fraction of its size, each point the mean of those that it stands for. */
export function shrink(picture: Grey, factor: number): Grey {
  if (factor <= 1) return picture;
  const width = Math.floor(picture.width / factor) || 1;
  const height = Math.floor(picture.height / factor) || 1;
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) data[y * width + x] = meanAt(picture, x * factor, y * factor, factor);
  }
  return { width, height, data };
}

/** Of a square of the picture, as far as it has one. */
function meanAt({ width, height, data }: Grey, left: number, top: number, side: number): number {
  const [right, bottom] = [Math.min(left + side, width), Math.min(top + side, height)];
  let sum = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let at = y * width + left; at < y * width + right; at += 1) sum += data[at] ?? 0;
  }
  return sum / ((right - left) * (bottom - top));
}

/** The picture turned clockwise. */
export const turn = (grey: Grey, quarters: Quarters): Grey => turnPoints(grey, quarters, 1);
export const turnColour = (picture: Colour, quarters: Quarters): Colour => turnPoints(picture, quarters, 3);

function turnPoints(picture: Grey, quarters: Quarters, bytes: number): Grey {
  if (quarters === 0) return picture;
  const { width, height, data } = picture;
  const [w, h] = quarters === 2 ? [width, height] : [height, width];
  // Where the first point goes, and how far apart points lie that were beside and below each other.
  const { start, right, down } = {
    1: { start: w - 1, right: w, down: -1 },
    2: { start: w * h - 1, right: -1, down: -w },
    3: { start: w * (h - 1), right: -w, down: 1 },
  }[quarters];
  const turned = new Uint8Array(data.length);
  for (let y = 0, from = 0; y < height; y += 1) {
    for (let x = 0, at = start + y * down; x < width; x += 1, at += right) {
      for (let byte = 0; byte < bytes; byte += 1, from += 1) turned[at * bytes + byte] = data[from] ?? 0;
    }
  }
  return { width: w, height: h, data: turned };
}

const all: readonly Quarters[] = [0, 1, 2, 3];
export const quartersOf = (degrees: number): Quarters => all[(degrees / 90) % 4] ?? 0;
export const plus = (one: Quarters, other: Quarters): Quarters => all[(one + other) % 4] ?? 0;

/** A picture in colour: red, green and blue of each point, row by row from the top. */
export type Colour = { width: number; height: number; data: Uint8Array };

/** How bright each point is. */
export function greyOf({ width, height, data }: Colour): Grey {
  const grey = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < grey.length; at += 1, from += 3) {
    grey[at] = ((data[from] ?? 0) * 77 + (data[from + 1] ?? 0) * 151 + (data[from + 2] ?? 0) * 28) >> 8;
  }
  return { width, height, data: grey };
}
