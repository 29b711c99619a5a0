import { PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { membersOf } from '../object-stream.ts';
import type { Revision } from './revision.ts';

/** What ends a revision, after comments that some programs leave there. */
const ending = String.raw`(?:\s|%(?!%EOF)[^\r\n]*[\r\n])*startxref\s+\d+\s+%%EOF\s*`;
const afterObject = new RegExp(String.raw`^\s*endobj\s*(?:${ending})?$`);
const table = new RegExp(String.raw`^xref[\s\dfn]+trailer\s*<<[^]*>>${ending}$`);

type Piece = { from: number; number: number | undefined };

/**
 * Whether the bytes of later revisions are their objects and cross-references and nothing else, so that every reader finds
 * the same, whether it goes by the cross-references or from the first byte to the last.
 */
export function isWellBuilt(
  pdf: Buffer,
  { from, to }: { from: number; to: number },
  { before, after }: { before: Revision; after: Revision },
): boolean {
  const later = after.sections.filter(({ offset }) => offset >= from);
  const earlier = after.sections.slice(later.length).map(({ offset }) => offset);
  if (later.length === 0 || earlier.join() !== before.sections.map(({ offset }) => offset).join())
    return false;
  if (pdf.subarray(from, to).includes('/XRefStm')) return false;
  const pieces = piecesOf(pdf, from, later);
  const starts = [...pieces.map((piece) => piece.from), to];
  if (pdf.toString('latin1', from, starts[0]).trim() !== '') return false;
  return pieces.every((piece, index) => {
    const text = pdf.toString('latin1', piece.from, starts[index + 1]);
    return piece.number === undefined ? table.test(text) : isOneObject(text, piece, { after, later });
  });
}

/** What the cross-references of the later revisions name, in the order of the file. */
function piecesOf(pdf: Buffer, from: number, later: Revision['sections']): Piece[] {
  const pieces = new Map<number, Piece>();
  for (const { offset, entries } of later) {
    const own = Number(/^\s*(\d+)\s+\d+\s+obj/.exec(pdf.toString('latin1', offset, offset + 64))?.[1]);
    pieces.set(offset, { from: offset, number: Number.isNaN(own) ? undefined : own });
    for (const [number, entry] of entries)
      if (entry.kind === 'at' && entry.offset >= from)
        pieces.set(entry.offset, { from: entry.offset, number });
  }
  return [...pieces.values()].toSorted((one, other) => one.from - other.from);
}

function isOneObject(
  text: string,
  { from, number = -1 }: Piece,
  { after, later }: { after: Revision; later: Revision['sections'] },
): boolean {
  const object = after.parsed(from, number);
  if (!(object instanceof PDFRawStream)) {
    const end = text.indexOf('endobj');
    return end >= 0 && afterObject.test(text.slice(end));
  }
  const contents = Buffer.from(object.contents).toString('latin1');
  const start = text.indexOf(contents, text.search(/stream\r?\n/) + 'stream'.length);
  const rest = text.slice(start + contents.length).trimStart();
  if (!rest.startsWith('endstream') || !afterObject.test(rest.slice('endstream'.length))) return false;
  if (object.dict.get(PDFName.of('Type')) !== PDFName.of('ObjStm')) return true;
  const named = later.flatMap(({ entries }) =>
    [...entries].flatMap(([member, entry]) =>
      entry.kind === 'within' && entry.container === number ? [member] : [],
    ),
  );
  return [...membersOf(object).keys()].every((member) => named.includes(member));
}
