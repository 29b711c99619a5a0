import { discard, type Engine, numbersFrom, pdfium, withMemory } from './engine.ts';
import type { Matrix } from './matrix.ts';

/** A page that is open in the engine, with the numbers by which the engine knows it. */
export type Page = {
  engine: Engine;
  form: number;
  handle: number;
  /** As it is shown, 72 to the inch. */
  width: number;
  height: number;
  /** From the page's own space to the page as it is shown, from its upper left corner. */
  shown: Matrix;
  /** Leaves the page open as long as the document, so that nothing of it moves. */
  keep: () => void;
};

export type Document = {
  count: number;
  /** Looks at a page, from 1. A page at which the engine breaks down takes no other along. */
  page: <T>(number: number, look: (page: Page) => T) => Promise<T>;
  close: () => void;
};

type Opened = { engine: Engine; bytes: number; info: number; document: number; form: number; kept: number[] };

/** Opens a PDF; throws if it is none. */
export async function openDocument(pdf: Uint8Array): Promise<Document> {
  let opened: Opened | undefined = load(await pdfium(), pdf);
  const count = opened.engine.FPDF_GetPageCount(opened.document);
  return {
    count,
    async page(number, look) {
      opened ??= load(await pdfium(), pdf);
      try {
        return withPage(opened, number, look);
      } catch (error) {
        discard(opened.engine);
        opened = undefined;
        throw error;
      }
    },
    close: () => opened && unload(opened),
  };
}

function load(engine: Engine, pdf: Uint8Array): Opened {
  const bytes = engine.pdfium.wasmExports.malloc(pdf.length);
  engine.pdfium.HEAPU8.set(pdf, bytes);
  const document = engine.FPDF_LoadMemDocument(bytes, pdf.length, '');
  if (document === 0) {
    engine.pdfium.wasmExports.free(bytes);
    throw new Error('the file is no PDF that can be shown');
  }
  const info = engine.PDFiumExt_OpenFormFillInfo();
  const form = engine.PDFiumExt_InitFormFillEnvironment(document, info);
  return { engine, bytes, info, document, form, kept: [] };
}

function unload({ engine, bytes, info, document, form, kept }: Opened): void {
  for (const page of kept) engine.FPDF_ClosePage(page);
  engine.PDFiumExt_ExitFormFillEnvironment(form);
  engine.PDFiumExt_CloseFormFillInfo(info);
  engine.FPDF_CloseDocument(document);
  engine.pdfium.wasmExports.free(bytes);
}

function withPage<T>({ engine, document, form, kept }: Opened, number: number, look: (page: Page) => T): T {
  const handle = engine.FPDF_LoadPage(document, number - 1);
  if (handle === 0) throw new Error(`page ${number} cannot be shown`);
  let isKept = false;
  const keep = () => {
    isKept = true;
  };
  try {
    const [width, height] = [engine.FPDF_GetPageWidthF(handle), engine.FPDF_GetPageHeightF(handle)];
    const shown = shownBy(engine, handle, width, height);
    return look({ engine, form, handle, width, height, shown, keep });
  } finally {
    if (isKept) kept.push(handle);
    else engine.FPDF_ClosePage(handle);
  }
}

/** The engine moves points in whole numbers; of a page so much larger they are exact enough. */
const fine = 1_000;

function shownBy(engine: Engine, page: number, width: number, height: number): Matrix {
  const [across, down] = [Math.round(width * fine), Math.round(height * fine)];
  const at = (x: number, y: number) => {
    const [left = 0, top = 0] =
      numbersFrom(engine, 'i32', 2, (toX = 0, toY = 0) =>
        engine.FPDF_PageToDevice(page, 0, 0, across, down, 0, x, y, toX, toY),
      ) ?? [];
    return [left / fine, top / fine] as const;
  };
  const [[e, f], [ae, bf], [ce, df]] = [at(0, 0), at(fine, 0), at(0, fine)];
  return [(ae - e) / fine, (bf - f) / fine, (ce - e) / fine, (df - f) / fine, e, f];
}

/** Reads a matrix or a rectangle that the engine writes as one structure of floats. */
export const floatsFrom = (engine: Engine, count: number, write: (at: number) => boolean) =>
  withMemory(engine, count * 4, (start) =>
    write(start)
      ? Array.from({ length: count }, (_, index) => engine.pdfium.getValue(start + index * 4, 'float'))
      : undefined,
  );
