import {
  PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFObjectParser,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';
import { type Entry, readSection, type Section } from '../cross-references.ts';
import { membersOf } from '../object-stream.ts';

/** More revisions than any file has that people signed. */
const maxSections = 200;

/** A PDF as it was when its first `end` bytes were all of it, read by its cross-references as a viewer does. */
export type Revision = {
  /** Where an object is; two revisions hold the same object where these are the same. Undefined where there is none. */
  place(number: number): string | undefined;
  numbers(): Iterable<number>;
  get(number: number): PDFObject | undefined;
  /** The value behind a reference; any other value is itself. */
  resolve(value: PDFObject | undefined): PDFObject | undefined;
  trailer: PDFDict;
  /** Where the cross-reference sections begin that make it up, the newest first. */
  sections: { offset: number; entries: Section['entries'] }[];
  /** The object of a number that begins at an offset. */
  parsed(offset: number, number: number): PDFObject;
};

/** Reads a revision. Throws where the cross-references do not say one thing only. */
export function readRevision(pdf: Buffer, end: number): Revision {
  const context = PDFContext.create();
  const { entries, trailer, sections } = readSections(pdf, end, context);
  const containers = new Map<number, Map<number, PDFObject>>();

  function get(number: number): PDFObject | undefined {
    const entry = entries.get(number);
    if (entry === undefined || entry.kind === 'free') return undefined;
    if (entry.kind === 'at') return parsed(entry.offset, number);
    return inside(entry.container).get(number);
  }

  function parsed(offset: number, number: number): PDFObject {
    const head = /^\s*(\d+)\s+\d+\s+obj/.exec(pdf.toString('latin1', offset, offset + 64));
    if (head === null || Number(head[1]) !== number) throw new Error(`object ${number} is elsewhere`);
    return PDFObjectParser.forBytes(pdf.subarray(offset + head[0].length, end), context).parseObject();
  }

  function inside(container: number): Map<number, PDFObject> {
    const known = containers.get(container);
    if (known !== undefined) return known;
    const stream = entries.get(container)?.kind === 'at' ? get(container) : undefined;
    if (!(stream instanceof PDFRawStream)) throw new Error(`object stream ${container} is missing`);
    const members = membersOf(stream);
    containers.set(container, members);
    return members;
  }

  function place(number: number): string | undefined {
    const entry = entries.get(number);
    if (entry === undefined || entry.kind === 'free') return undefined;
    return entry.kind === 'at' ? `${entry.offset}` : `${place(entry.container)}/${number}`;
  }

  const resolve = (value: PDFObject | undefined) =>
    value instanceof PDFRef ? get(value.objectNumber) : value;
  return { place, numbers: () => entries.keys(), get, resolve, trailer, sections, parsed };
}

function readSections(pdf: Buffer, end: number, context: PDFContext) {
  const entries = new Map<number, Entry>();
  const sections: Revision['sections'] = [];
  let trailer: PDFDict | undefined;
  let offset: number | undefined = lastSection(pdf, end);
  while (offset !== undefined) {
    if (sections.some((one) => one.offset === offset) || sections.length === maxSections || offset >= end)
      throw new Error('the cross-references do not end');
    const section = readSection(pdf.subarray(0, end), offset, context);
    sections.push({ offset, entries: section.entries });
    for (const [number, entry] of section.entries) if (!entries.has(number)) entries.set(number, entry);
    trailer ??= section.trailer;
    const previous: PDFObject | undefined = section.trailer.get(PDFName.of('Prev'));
    offset = previous instanceof PDFNumber ? previous.asNumber() : undefined;
  }
  if (trailer === undefined) throw new Error('a PDF without a trailer');
  return { entries, trailer, sections };
}

function lastSection(pdf: Buffer, end: number): number {
  const from = pdf.subarray(0, end).lastIndexOf('startxref');
  const said = /^startxref\s+(\d+)\s+%%EOF\s*$/.exec(from < 0 ? '' : pdf.toString('latin1', from, end));
  if (said === null) throw new Error('it does not end as a PDF does');
  return Number(said[1]);
}

/** The value of a key as a dictionary; undefined where it is none. */
export function dictAt(revision: Revision, holder: PDFObject | undefined, key: string): PDFDict | undefined {
  const value = holder instanceof PDFDict ? revision.resolve(holder.get(PDFName.of(key))) : undefined;
  return value instanceof PDFDict ? value : undefined;
}
