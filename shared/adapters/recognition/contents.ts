import { isWholeJpeg } from '#shared/adapters/file-formats/images.ts';
import { type Annotation, annotationsOn } from '#shared/adapters/pdfium/annotations.ts';
import type { Page } from '#shared/adapters/pdfium/document.ts';
import type { Matrix } from '#shared/adapters/pdfium/matrix.ts';
import { isDecoded, objectsOn, type Painted, rawImage, snapped } from '#shared/adapters/pdfium/objects.ts';
import { render } from '#shared/adapters/pdfium/render.ts';
import type { Colour, Quarters } from '#shared/file/pages/raster.ts';

type Image = Extract<Painted, { kind: 'image' }>;

/** What a page is made of. */
export type Contents = {
  objects: Painted[];
  annotations: Annotation[];
  /** Those that are more than an ornament. */
  images: Image[];
  /** Most of the page is pictures, as of a scan. */
  isPicture: boolean;
  /** Something on it may be read that is no text: a picture, a drawing, a note. */
  isDrawn: boolean;
};

/** A smaller share of the page is an ornament. */
const leastShare = 0.02;

export function contentsOf(page: Page): Contents {
  const [objects, annotations] = [objectsOn(page), annotationsOn(page)];
  const share = ({ place: [a, b, c, d] }: Image) => Math.abs(a * d - b * c) / (page.width * page.height);
  const all = objects.filter((one) => one.kind === 'image');
  const covered = all.reduce((sum, image) => sum + Math.min(1, share(image)), 0);
  const images = covered < leastShare ? [] : all;
  const hasText = objects.some(({ kind }) => kind === 'text');
  const isDrawn =
    images.length > 0 ||
    annotations.length > 0 ||
    objects.some((one) => one.kind === 'other' || (one.kind === 'path' && (one.isCurved || !hasText)));
  return { objects, annotations, images, isPicture: covered > 0.5, isDrawn };
}

const startOfJpeg = Buffer.from([0xff, 0xd8, 0xff]);

/** Whether a picture of the page cannot be shown, or only in part: what is missing would look like paper. */
export const isBroken = (page: Page, { images }: Pick<Contents, 'images'>): boolean =>
  images.some(({ handle }) => {
    if (!isDecoded(page, handle)) return true;
    const bytes = rawImage(page, handle);
    return bytes.subarray(0, 3).equals(startOfJpeg) && !isWholeJpeg(bytes);
  });

/** How many points to the inch the finest picture of a page has. */
export function densityOf({ images }: Pick<Contents, 'images'>): number {
  const densities = images.map(({ width, height, place: [a, b, c, d] }) =>
    Math.max(width / Math.hypot(a, b), height / Math.hypot(c, d)),
  );
  return 72 * Math.max(0, ...densities.filter(Number.isFinite));
}

/** The one picture that is all of a page: its bytes in the file, and how often it is turned clockwise there. */
export type Whole = { handle: number; bytes: Buffer; turn: Quarters };

/** Undefined where there is more on the page, or its picture is mirrored or askew. */
export function wholeOf(page: Page, { objects, annotations }: Contents): Whole | undefined {
  const unseen = objects.every((one) => one.kind !== 'text' || one.mode === 3);
  const [only, ...others] = objects.filter(({ kind }) => kind !== 'text');
  const isAlone = unseen && others.length === 0 && annotations.length === 0;
  if (!isAlone || only?.kind !== 'image' || !only.isPlain) return undefined;
  const turn = quartersOf(only.place);
  if (turn === undefined || !fills(page, only.place)) return undefined;
  return { turn, handle: only.handle, bytes: rawImage(page, only.handle) };
}

/** Within a point of each edge of the page. */
function fills({ width, height }: Page, [a, b, c, d, e, f]: Matrix): boolean {
  const [xs, ys] = [
    [e, e + a + c],
    [f, f + b + d],
  ];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs) - width, Math.max(...ys) - height].every(
    (gap) => Math.abs(gap) < 1,
  );
}

/** Rows of a picture run from its top, where the unit square that it fills has them from below. */
function quartersOf([a, b, c, d]: Matrix): Quarters | undefined {
  const flat = (one: number, other: number) => Math.abs(one) < Math.abs(other) / 1_000;
  if (flat(b, a) && flat(c, d) && a * d < 0) return a > 0 ? 0 : 2;
  if (flat(a, b) && flat(d, c) && b * c > 0) return b > 0 ? 1 : 3;
  return undefined;
}

/** The page as a viewer shows it, with so many points. */
export const shown = (
  page: Page,
  size: { width: number; height: number },
  whole: Whole | undefined,
): Colour =>
  whole === undefined ? render(page, size) : snapped(page, whole.handle, () => render(page, size));
