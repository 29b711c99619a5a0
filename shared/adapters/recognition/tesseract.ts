import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import loadTesseract from 'tesseract.js-core/tesseract-core-simd-lstm.js';
import * as z from 'zod';
import type { Line } from '#shared/file/pages/lines.ts';
import type { Grey } from '#shared/file/pages/raster.ts';
import type { Word } from '#shared/file/recognition.ts';
import { besideOrInstalled } from './beside.ts';

/** What is in a picture: its lines, and how sure the engine is of them all. */
export type Lines = { lines: Line[]; confidence: number };

const Box = z.object({ x0: z.number(), y0: z.number(), x1: z.number(), y1: z.number() });
const WordOf = z.object({ text: z.string(), confidence: z.number(), bbox: Box });
const many = <T extends z.ZodType>(schema: T) =>
  z
    .array(schema)
    .nullish()
    .transform((list) => list ?? []);
const LineOf = z.object({
  words: many(WordOf),
  baseline: Box,
  rowAttributes: z.object({ rowHeight: z.number() }),
});
const Found = z.object({
  blocks: many(z.object({ paragraphs: many(z.object({ lines: many(LineOf) })) })),
});

/** The engine's own neural network, and no other; see tesseract's `OcrEngineMode`. */
const lstmOnly = 1;

type Engine = { module: Awaited<ReturnType<typeof loadTesseract>>; api: TesseractApi };
type TesseractApi = InstanceType<Awaited<ReturnType<typeof loadTesseract>>['TessBaseAPI']>;

let opened: Promise<Engine> | undefined;

/** Recognises Vietnamese print. The engine is opened once, and reads one picture at a time. */
export async function recognise(picture: Grey, dpi: number): Promise<Lines> {
  opened ??= open();
  try {
    return read(await opened, picture, dpi);
  } catch (error) {
    // An engine that broke down stays broken; the next picture gets another.
    opened = undefined;
    throw error;
  }
}

function read({ module, api }: Engine, picture: Grey, dpi: number): Lines {
  const head = Buffer.from(`P5\n${picture.width} ${picture.height}\n255\n`);
  module.FS.writeFile('/input', Buffer.concat([head, picture.data]));
  api.SetVariable('user_defined_dpi', String(Math.round(dpi)));
  if (api.SetImageFile(1, 0) === 1) throw new Error('the engine does not take the picture');
  api.Recognize(null);
  const { blocks } = Found.parse(JSON.parse(api.GetJSONText()));
  const lines = blocks.flatMap(({ paragraphs }) => paragraphs.flatMap((paragraph) => paragraph.lines));
  const confidence = api.MeanTextConf();
  api.Clear();
  return { lines: lines.flatMap(lineOf), confidence };
}

function lineOf({ words, baseline, rowAttributes }: z.infer<typeof LineOf>): Line[] {
  const known = words.flatMap(wordOf);
  const { x0, y0, x1, y1 } = baseline;
  const size = Math.max(1, rowAttributes.rowHeight);
  return known.length === 0 ? [] : [{ words: known, baseline: [x0, y0, x1, y1], size }];
}

const wordOf = ({ text, confidence, bbox }: z.infer<typeof WordOf>): Word[] => {
  const plain = text.normalize('NFC').trim();
  return plain === ''
    ? []
    : [{ text: plain, box: [bbox.x0, bbox.y0, bbox.x1, bbox.y1], confidence: Math.round(confidence) }];
};

async function open(): Promise<Engine> {
  const wasmBinary = readFileSync(besideOrInstalled('tesseract.js-core/tesseract-core-simd-lstm.wasm'));
  // What it prints are settings of the other engine, which this build is without.
  const module = await loadTesseract({ wasmBinary, printErr: () => undefined });
  const data = readFileSync(besideOrInstalled('@tesseract.js-data/vie/4.0.0_best_int/vie.traineddata.gz'));
  module.FS.writeFile('/vie.traineddata', gunzipSync(data));
  const api = new module.TessBaseAPI();
  if (api.Init('/', 'vie', lstmOnly) !== 0) throw new Error('the engine does not take its data');
  return { module, api };
}
