import { readFileSync } from 'node:fs';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import { besideOrInstalled } from '../recognition/beside.ts';

/** PDFium as WebAssembly: what Chrome shows, the same on every processor. */
export type Engine = WrappedPdfiumModule;

let opened: Promise<Engine> | undefined;

export function pdfium(): Promise<Engine> {
  opened ??= open();
  return opened;
}

/** After a failure the state of the engine is unknown: the next file gets another. */
export function discard(engine: Engine): void {
  const current = opened;
  void current?.then((one) => {
    if (one === engine && opened === current) opened = undefined;
  });
}

async function open(): Promise<Engine> {
  const bytes = readFileSync(besideOrInstalled('@embedpdf/pdfium/dist/pdfium.wasm'));
  const wasmBinary = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const engine = await init({ wasmBinary });
  engine.PDFiumExt_Init();
  return engine;
}

/** Gives a function memory of the engine, and takes it back. */
export function withMemory<T>({ pdfium: { wasmExports } }: Engine, size: number, use: (at: number) => T): T {
  const at = wasmExports.malloc(size);
  if (at === 0) throw new Error('the engine has no memory left');
  try {
    return use(at);
  } finally {
    wasmExports.free(at);
  }
}

/** Numbers that a function of the engine writes: so many floats, doubles or whole numbers one after the other. */
export function numbersFrom(
  engine: Engine,
  type: 'float' | 'double' | 'i32',
  count: number,
  write: (...at: number[]) => boolean,
): number[] | undefined {
  const size = type === 'double' ? 8 : 4;
  return withMemory(engine, size * count, (start) => {
    const places = Array.from({ length: count }, (_, index) => start + index * size);
    return write(...places) ? places.map((at) => engine.pdfium.getValue(at, type)) : undefined;
  });
}

/** A string of the engine, which first says how many bytes it needs. */
export function stringFrom(engine: Engine, write: (buffer: number, size: number) => number): string {
  const size = write(0, 0);
  if (size <= 2) return '';
  return withMemory(engine, size, (at) => {
    write(at, size);
    return engine.pdfium.UTF16ToString(at);
  });
}
