import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as z from 'zod';
import { after, type Matrix, type Placed } from './compose.ts';

/** A picture as the library decoded it: a bit, three bytes or four bytes a point; a mask has no kind. */
const Decoded = z.object({
  width: z.int().positive(),
  height: z.int().positive(),
  kind: z.int().optional(),
  data: z.union([z.instanceof(Uint8Array), z.instanceof(Uint8ClampedArray)]),
});

const MatrixOf = z
  .array(z.number())
  .length(6)
  .transform(([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]): Matrix => [a, b, c, d, e, f]);
const Named = z.tuple([z.string()], z.unknown());
const Mask = z.tuple([z.looseObject({ data: z.string() })], z.unknown());
const Inline = z.tuple([Decoded], z.unknown());

type Painted = { picture: Promise<unknown>; place: Matrix };

/** The pictures of a page and where they are on it, in points from its upper left corner. */
export async function picturesOn(page: PDFPageProxy): Promise<Placed[]> {
  const painted = await walk(page);
  const decoded = await Promise.all(
    painted.map(async ({ picture }) => Decoded.safeParse(await picture).data),
  );
  return painted.flatMap(({ place }, index) => {
    const picture = decoded[index];
    return picture === undefined ? [] : [placed(picture, place)];
  });
}

/** Follows the drawing of the page, as far as it is about where things are. */
async function walk(page: PDFPageProxy): Promise<Painted[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const start = MatrixOf.parse(page.getViewport({ scale: 1 }).transform);
  const kept: Matrix[] = [];
  let place = start;
  return fnArray.flatMap((operation, index) => {
    const given: unknown = argsArray[index];
    if (begins.has(operation)) kept.push(place);
    if (ends.has(operation)) place = kept.pop() ?? start;
    else if (operation === OPS.transform) place = after(place, MatrixOf.parse(given));
    else if (operation === OPS.paintFormXObjectBegin) place = within(place, given);
    const picture = pictureIn(page, operation, given);
    return picture === undefined ? [] : [{ picture, place }];
  });
}

const begins: ReadonlySet<number> = new Set([OPS.save, OPS.paintFormXObjectBegin]);
const ends: ReadonlySet<number> = new Set([OPS.restore, OPS.paintFormXObjectEnd]);

/** Where a form, a drawing of its own, begins. */
const within = (place: Matrix, given: unknown) => {
  const [matrix] = z.tuple([z.unknown()], z.unknown()).parse(given);
  const own = MatrixOf.safeParse(matrix).data;
  return own === undefined ? place : after(place, own);
};

/** The picture that an operation paints, if it paints one. */
function pictureIn(page: PDFPageProxy, operation: number, given: unknown): Promise<unknown> | undefined {
  if (operation === OPS.paintImageXObject) return objectOf(page, Named.parse(given)[0]);
  if (operation === OPS.paintInlineImageXObject) return Promise.resolve(Inline.safeParse(given).data?.[0]);
  if (operation !== OPS.paintImageMaskXObject) return undefined;
  const mask = Mask.safeParse(given).data?.[0];
  return mask && objectOf(page, mask.data);
}

/** Pictures that several pages share are kept by the document. */
const objectOf = (page: PDFPageProxy, id: string) =>
  new Promise<unknown>((resolve) => {
    (id.startsWith('g_') ? page.commonObjs : page.objs).get(id, resolve);
  });

const placed = ({ width, height, kind, data }: z.infer<typeof Decoded>, place: Matrix): Placed => ({
  width,
  height,
  place,
  paint: kind === 2 || kind === 3 ? paintBytes(data, kind + 1) : paintBits(data, width, kind === undefined),
});

const paintBytes =
  (data: ArrayLike<number>, bytes: number): Placed['paint'] =>
  (point, to, at) => {
    if (bytes === 4 && data[point * 4 + 3] === 0) return;
    for (let colour = 0; colour < 3; colour += 1) to[at + colour] = data[point * bytes + colour] ?? 255;
  };

/** One is white, or, in a mask, lets through what is behind. */
const paintBits = (data: ArrayLike<number>, width: number, isMask: boolean): Placed['paint'] => {
  const rowBytes = (width + 7) >> 3;
  return (point, to, at) => {
    const [row, column] = [Math.floor(point / width), point % width];
    const isSet = ((data[row * rowBytes + (column >> 3)] ?? 0) >> (7 - (column & 7))) & 1;
    if (isSet === 0 || !isMask) to.fill(isSet * 255, at, at + 3);
  };
};
