import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFString,
} from '@cantoo/pdf-lib';

/**
 * What may be added to a signed file without changing what was signed: what validators need later (the document
 * security store and time stamps), further signatures too, or the filling of form fields besides.
 */
export type Allowance = 'validation' | 'signing' | 'filling';

/** One signature, or time stamp of the whole, as the PDF holds it: which bytes it covers, and the message over them. */
export type Embedded = {
  kind: 'signature' | 'time-stamp';
  /** Offset and length, twice: before the message and after it. */
  range: [number, number, number, number];
  message: Uint8Array;
  at: string | undefined;
  allowance: Allowance;
};

/**
 * The signatures and time stamps of a PDF, earliest revision first; whatever calls itself one counts, wherever it is. Only
 * the usage rights that a maker of programs grants are no signature of the document (ISO 32000-1, 12.8.2.3).
 */
export function signaturesIn(document: PDFDocument): Embedded[] {
  const permissions = document.catalog.lookup(PDFName.of('Perms'));
  const rights =
    permissions instanceof PDFDict ? ['UR', 'UR3'].map((key) => permissions.get(PDFName.of(key))) : [];
  return document.context
    .enumerateIndirectObjects()
    .flatMap(([ref, object]) =>
      object instanceof PDFDict && !rights.includes(ref) ? (signatureOf(object) ?? []) : [],
    )
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
  return {
    kind: isTimeStamp(dictionary) ? 'time-stamp' : 'signature',
    range: [a, b, c, d],
    message: Uint8Array.from(message),
    at: timeOf(dictionary),
    allowance: allowanceOf(dictionary),
  };
}

/** Whether a signature dictionary holds a time stamp of the whole document (ISO 32000-2, 12.8.5). */
export const isTimeStamp = (dictionary: PDFDict): boolean =>
  dictionary.lookup(PDFName.of('Type')) === PDFName.of('DocTimeStamp') ||
  dictionary.lookup(PDFName.of('SubFilter')) === PDFName.of('ETSI.RFC3161');

/** What a signer lets others add who sign after (ISO 32000-1, 12.8.2.2); without a word, all that a form is there for. */
function allowanceOf(dictionary: PDFDict): Allowance {
  const references = dictionary.lookup(PDFName.of('Reference'));
  const all =
    references instanceof PDFArray ? references.asArray().map((_, index) => references.lookup(index)) : [];
  const methods = all.filter((one) => one instanceof PDFDict);
  const is = (method: string) => (one: PDFDict) =>
    one.lookup(PDFName.of('TransformMethod')) === PDFName.of(method);
  const parameters = methods.find(is('DocMDP'))?.lookup(PDFName.of('TransformParams'));
  const level = parameters instanceof PDFDict ? parameters.lookup(PDFName.of('P')) : undefined;
  if (level instanceof PDFNumber && level.asNumber() === 1) return 'validation';
  return methods.some(is('FieldMDP')) ? 'signing' : 'filling';
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
