import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFObjectParser,
  PDFRawStream,
} from '@cantoo/pdf-lib';
import { unpack } from './unpack.ts';

/** What a cross-reference says of an object number. */
export type Entry = { kind: 'free' } | { kind: 'at'; offset: number } | { kind: 'within'; container: number };

/** One cross-reference section and the trailer that belongs to it. */
export type Section = { entries: Map<number, Entry>; trailer: PDFDict };

/** Reads the section at an offset: a table (ISO 32000-1, 7.5.4), a stream (7.5.8) or a table with a stream beside it. */
export function readSection(pdf: Buffer, offset: number, context: PDFContext): Section {
  if (!/^\s*xref\s/.test(pdf.toString('latin1', offset, offset + 16)))
    return readStream(pdf, offset, context);
  const table = readTable(pdf, offset, context);
  const beside = table.trailer.get(PDFName.of('XRefStm'));
  if (!(beside instanceof PDFNumber)) return table;
  const { entries } = readStream(pdf, beside.asNumber(), context);
  // The table marks as free what only the stream knows.
  for (const [number, entry] of table.entries)
    if (entry.kind !== 'free' || !entries.has(number)) entries.set(number, entry);
  return { entries, trailer: table.trailer };
}

function readTable(pdf: Buffer, offset: number, context: PDFContext): Section {
  const to = pdf.indexOf('trailer', offset);
  if (to < 0) throw new Error('a cross-reference table without a trailer');
  const words = pdf.toString('latin1', offset, to).trim().split(/\s+/).slice(1);
  const entries = new Map<number, Entry>();
  let next = 0;
  while (next < words.length) {
    const [first, count] = [Number(words[next]), Number(words[next + 1])];
    next += 2;
    for (let number = first; number < first + count; number += 1, next += 3)
      entries.set(number, entryOf(words[next], words[next + 2]));
  }
  const trailer = PDFObjectParser.forBytes(pdf.subarray(to + 'trailer'.length), context).parseObject();
  if (!(trailer instanceof PDFDict)) throw new Error('a trailer that is no dictionary');
  return { entries, trailer };
}

function entryOf(offset: string | undefined, kind: string | undefined): Entry {
  if (kind === 'f') return { kind: 'free' };
  if (kind === 'n' && offset !== undefined && /^\d+$/.test(offset))
    return { kind: 'at', offset: Number(offset) };
  throw new Error('a cross-reference table that is not one');
}

function readStream(pdf: Buffer, offset: number, context: PDFContext): Section {
  const head = /^\s*\d+\s+\d+\s+obj/.exec(pdf.toString('latin1', offset, offset + 64));
  const stream =
    head && PDFObjectParser.forBytes(pdf.subarray(offset + head[0].length), context).parseObject();
  if (!(stream instanceof PDFRawStream) || stream.dict.get(PDFName.of('Type')) !== PDFName.of('XRef'))
    throw new Error('there are no cross-references');
  return { entries: streamEntries(stream), trailer: stream.dict };
}

/** Numbers of some bytes each: what kind it is, where it is, and its generation or its place in an object stream. */
function streamEntries(stream: PDFRawStream): Map<number, Entry> {
  const bytes = unpack(stream);
  const numbers = (key: string) =>
    stream.dict
      .lookupMaybe(PDFName.of(key), PDFArray)
      ?.asArray()
      .map((value) => (value instanceof PDFNumber ? value.asNumber() : Number.NaN));
  const [kindWidth = 0, placeWidth = 0, lastWidth = 0] = numbers('W') ?? [];
  if (!(kindWidth + placeWidth + lastWidth > 0)) throw new Error('cross-references without a width');
  const size = stream.dict.lookup(PDFName.of('Size'), PDFNumber).asNumber();
  const entries = new Map<number, Entry>();
  let at = 0;
  const next = (width: number) => {
    const value = width === 0 ? 0 : Number.parseInt(bytes.toString('hex', at, at + width), 16);
    at += width;
    return value;
  };
  const sections = numbers('Index') ?? [0, size];
  for (let one = 0; one < sections.length; one += 2) {
    const [first = 0, count = 0] = sections.slice(one, one + 2);
    for (let number = first; number < first + count && at < bytes.length; number += 1) {
      const kind = kindWidth === 0 ? 1 : next(kindWidth);
      entries.set(number, packedEntry(kind, next(placeWidth)));
      next(lastWidth);
    }
  }
  return entries;
}

function packedEntry(kind: number, place: number): Entry {
  if (kind === 1) return { kind: 'at', offset: place };
  return kind === 2 ? { kind: 'within', container: place } : { kind: 'free' };
}
