import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFString,
} from '@cantoo/pdf-lib';

/** One signature as the PDF holds it: which bytes it covers, and the message over them. */
export type Embedded = {
  /** Offset and length, twice: before the message and after it. */
  range: [number, number, number, number];
  message: Uint8Array;
  at: string | undefined;
};

/** The signatures of a PDF, earliest revision first; whatever calls itself one counts, wherever it is. */
export function signaturesIn(document: PDFDocument): Embedded[] {
  return document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict ? (signatureOf(object) ?? []) : []))
    .toSorted((one, other) => end(one) - end(other));
}

const end = ({ range: [, , from, length] }: Embedded) => from + length;

function signatureOf(dictionary: PDFDict): Embedded | undefined {
  const range = dictionary.lookup(PDFName.of('ByteRange'));
  const contents = dictionary.lookup(PDFName.of('Contents'));
  if (!(range instanceof PDFArray)) return undefined;
  const [a = -1, b = -1, c = -1, d = -1] = range
    .asArray()
    .map((number) => (number instanceof PDFNumber ? number.asNumber() : -1));
  const message = contents instanceof PDFHexString || contents instanceof PDFString ? contents.asBytes() : [];
  return { range: [a, b, c, d], message: Uint8Array.from(message), at: timeOf(dictionary) };
}

function timeOf(dictionary: PDFDict): string | undefined {
  const said = dictionary.lookup(PDFName.of('M'));
  if (!(said instanceof PDFString || said instanceof PDFHexString)) return undefined;
  try {
    return said.decodeDate().toISOString();
  } catch {
    return undefined;
  }
}
