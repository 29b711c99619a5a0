import type { Colour } from '#shared/file/pages/raster.ts';
import type { Page } from './document.ts';

/** Blue, green and red of each point, a row on a multiple of four bytes. */
const bgr = 2;
const withAnnotations = 1;
const white = 0xff_ff_ff_ff;

/** The page as a viewer shows it, with so many points across and down; `bare` without annotations and fields. */
export function render(
  { engine, form, handle }: Page,
  { width, height }: { width: number; height: number },
  { bare = false } = {},
): Colour {
  const bitmap = engine.FPDFBitmap_CreateEx(width, height, bgr, 0, 0);
  if (bitmap === 0) throw new Error('the page has too many points');
  try {
    engine.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
    engine.FPDF_RenderPageBitmap(bitmap, handle, 0, 0, width, height, 0, bare ? 0 : withAnnotations);
    if (!bare) engine.FPDF_FFLDraw(form, bitmap, handle, 0, 0, width, height, 0, withAnnotations);
    const [start, stride] = [engine.FPDFBitmap_GetBuffer(bitmap), engine.FPDFBitmap_GetStride(bitmap)];
    return { width, height, data: redFirst(engine.pdfium.HEAPU8, { start, stride, width, height }) };
  } finally {
    engine.FPDFBitmap_Destroy(bitmap);
  }
}

type Rows = { start: number; stride: number; width: number; height: number };

function redFirst(heap: Uint8Array, { start, stride, width, height }: Rows): Uint8Array {
  const data = new Uint8Array(width * height * 3);
  for (let row = 0, to = 0; row < height; row += 1) {
    let from = start + row * stride;
    for (const end = to + width * 3; to < end; to += 3, from += 3) {
      data[to] = heap[from + 2] ?? 0;
      data[to + 1] = heap[from + 1] ?? 0;
      data[to + 2] = heap[from] ?? 0;
    }
  }
  return data;
}
