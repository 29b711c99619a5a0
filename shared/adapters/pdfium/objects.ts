import { floatsFrom, type Page } from './document.ts';
import { type Engine, numbersFrom, withMemory } from './engine.ts';
import { after, type Box, type Matrix, moved } from './matrix.ts';

/** Something that a page paints, and where, from the upper left corner of the page as it is shown. */
export type Painted = { handle: number } & (
  | { kind: 'text'; mode: number }
  | { kind: 'image'; width: number; height: number; place: Matrix; isPlain: boolean }
  | { kind: 'path'; box: Box; isCurved: boolean }
  | { kind: 'other' }
);

const kinds: Readonly<Record<number, 'text' | 'path' | 'image' | 'form'>> = {
  1: 'text',
  2: 'path',
  3: 'image',
  5: 'form',
};

/** Forms within forms are followed so deep, which is deeper than anybody draws. */
const deepest = 12;

/** What a page paints, in its order, with what is in its forms. */
export function objectsOn({ engine, handle, shown }: Page): Painted[] {
  const count = engine.FPDFPage_CountObjects(handle);
  return Array.from({ length: Math.max(0, count) }, (_, index) =>
    painted(engine, engine.FPDFPage_GetObject(handle, index), shown, 0),
  ).flat();
}

function painted(engine: Engine, handle: number, space: Matrix, depth: number): Painted[] {
  const kind = kinds[engine.FPDFPageObj_GetType(handle)];
  if (kind === 'form') return inForm(engine, handle, space, depth);
  if (kind === 'text') return [{ handle, kind, mode: engine.FPDFTextObj_GetTextRenderMode(handle) }];
  if (kind === 'image') return [{ handle, kind, ...imageAt(engine, handle, space) }];
  if (kind === 'path') return [{ handle, kind, ...pathAt(engine, handle, space) }];
  return [{ handle, kind: 'other' }];
}

function inForm(engine: Engine, handle: number, space: Matrix, depth: number): Painted[] {
  if (depth === deepest) return [{ handle, kind: 'other' }];
  const inner = after(space, matrixOf(engine, handle));
  const count = engine.FPDFFormObj_CountObjects(handle);
  const children = Array.from({ length: Math.max(0, count) }, (_, index) =>
    painted(engine, engine.FPDFFormObj_GetObject(handle, index), inner, depth + 1),
  ).flat();
  // What a form clips, blends or fades, its pictures do not say.
  return children.map((child) => (child.kind === 'image' ? { ...child, isPlain: false } : child));
}

const identity: Matrix = [1, 0, 0, 1, 0, 0];

function matrixOf(engine: Engine, handle: number): Matrix {
  const numbers = floatsFrom(engine, 6, (at) => engine.FPDFPageObj_GetMatrix(handle, at));
  if (numbers === undefined) return identity;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers;
  return [a, b, c, d, e, f];
}

function imageAt(engine: Engine, handle: number, space: Matrix) {
  const { width, height } = sizeOf(engine, handle);
  const isClipped = engine.FPDFClipPath_CountPaths(engine.FPDFPageObj_GetClipPath(handle)) > 0;
  const isPlain = !isClipped && !engine.FPDFPageObj_HasTransparency(handle);
  return { width, height, place: after(space, matrixOf(engine, handle)), isPlain };
}

function sizeOf(engine: Engine, handle: number) {
  const [width = 0, height = 0] =
    numbersFrom(engine, 'i32', 2, (across = 0, down = 0) =>
      engine.FPDFImageObj_GetImagePixelSize(handle, across, down),
    ) ?? [];
  return { width, height };
}

const bezier = 1;

function pathAt(engine: Engine, handle: number, space: Matrix) {
  const [left = 0, bottom = 0, right = 0, top = 0] =
    numbersFrom(engine, 'float', 4, (...[l = 0, b = 0, r = 0, t = 0]) =>
      engine.FPDFPageObj_GetBounds(handle, l, b, r, t),
    ) ?? [];
  const count = Math.max(0, engine.FPDFPath_CountSegments(handle));
  let isCurved = false;
  for (let index = 0; index < count && !isCurved; index += 1)
    isCurved = engine.FPDFPathSegment_GetType(engine.FPDFPath_GetPathSegment(handle, index)) === bezier;
  return { box: moved(space, [left, bottom, right, top]), isCurved };
}

/** So far within the edges of the page, in points of the picture, that rounding puts none of them outside. */
const inset = 0.01;

/** Draws a page that is one image so that each of its points becomes one of the picture, instead of a mixture of two. */
export function snapped<T>({ engine }: Page, handle: number, draw: () => T): T {
  const [a, b, c, d, e, f] = matrixOf(engine, handle);
  const { width, height } = sizeOf(engine, handle);
  const [across, down] = [inset / Math.max(1, width), inset / Math.max(1, height)];
  const place = (matrix: Matrix) =>
    withMemory(engine, 24, (at) => {
      for (const [index, number] of matrix.entries()) engine.pdfium.setValue(at + index * 4, number, 'float');
      engine.FPDFPageObj_SetMatrix(handle, at);
    });
  const [x, y] = [1 - 2 * across, 1 - 2 * down];
  place([a * x, b * x, c * y, d * y, e + a * across + c * down, f + b * across + d * down]);
  try {
    return draw();
  } finally {
    place([a, b, c, d, e, f]);
  }
}

/** Whether the engine makes a picture of an image at all: its coding may be unknown, or its bytes broken. */
export function isDecoded({ engine }: Page, handle: number): boolean {
  const bitmap = engine.FPDFImageObj_GetBitmap(handle);
  if (bitmap !== 0) engine.FPDFBitmap_Destroy(bitmap);
  return bitmap !== 0;
}

/** The bytes of an image as they lie in the file. */
export function rawImage({ engine }: Page, handle: number): Buffer {
  const size = engine.FPDFImageObj_GetImageDataRaw(handle, 0, 0);
  return withMemory(engine, Math.max(1, size), (at) => {
    engine.FPDFImageObj_GetImageDataRaw(handle, at, size);
    return Buffer.from(engine.pdfium.HEAPU8.slice(at, at + size));
  });
}
