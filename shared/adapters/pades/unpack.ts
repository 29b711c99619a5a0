import { inflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFRawStream } from '@cantoo/pdf-lib';

const name = PDFName.of;

/** More than the tables of any file unfold to. */
const maxBytes = 64 * 1024 * 1024;

/** The bytes of a stream of tables, packed by Flate or not at all, with the predictor that the library does not know. */
export function unpack({ dict, contents }: PDFRawStream): Buffer {
  const filter = only(dict.lookup(name('Filter')));
  if (filter === undefined) return Buffer.from(contents);
  if (filter !== name('FlateDecode')) throw new Error(`tables packed by ${String(filter)}`);
  const bytes = inflateSync(contents, { maxOutputLength: maxBytes });
  const parameters = only(dict.lookup(name('DecodeParms')));
  if (!(parameters instanceof PDFDict)) return bytes;
  const number = (key: string, otherwise: number) =>
    parameters.lookupMaybe(name(key), PDFNumber)?.asNumber() ?? otherwise;
  const predictor = number('Predictor', 1);
  if (predictor === 1) return bytes;
  if (predictor < 10 || number('Colors', 1) !== 1 || number('BitsPerComponent', 8) !== 8)
    throw new Error(`predictor ${predictor}`);
  return withoutPredictor(bytes, number('Columns', 1));
}

function only(value: unknown): unknown {
  if (!(value instanceof PDFArray)) return value;
  if (value.size() > 1) throw new Error('tables packed more than once');
  return value.size() === 0 ? undefined : value.lookup(0);
}

/** Undoes the row filters of PNG that tables are packed with: none, the left neighbour, the one above (ISO/IEC 15948, 9.2). */
function withoutPredictor(bytes: Buffer, columns: number): Buffer {
  const rows = Math.floor(bytes.length / (columns + 1));
  const plain = Buffer.alloc(rows * columns);
  for (let at = 0; at < plain.length; at += 1) {
    const [row, column] = [Math.floor(at / columns), at % columns];
    const kind = bytes[row * (columns + 1)] ?? 0;
    if (kind > 2) throw new Error(`row filter ${kind}`);
    const neighbours = [0, column === 0 ? 0 : plain[at - 1], row === 0 ? 0 : plain[at - columns]];
    plain[at] = (bytes[row * (columns + 1) + 1 + column] ?? 0) + (neighbours[kind] ?? 0);
  }
  return plain;
}
