import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from '@cantoo/pdf-lib';
import type { SignaturePlace } from '#shared/signature/signer.ts';
import { tagField } from './tag-field.ts';

/** Bytes kept free for the CMS message; one with three certificates takes about half. */
const reserved = 12_288;

/** A number as wide as any offset, to be written over when the offsets are known. */
const wide = 9_999_999_999;

/** What the signature says of itself, beside the certificate. */
export type Statement = { at: string; name: string; reason: string; place?: SignaturePlace | undefined };

/** A PDF with room for a signature, and what is to be signed: all of it but the room. */
export type Prepared = { pdf: Buffer; room: { from: number; to: number } };

/**
 * Appends a signature field to a PDF, whose own bytes stay as they are. What shows the signature is printed on the page
 * already: the field lies over it without a look of its own, and readers open it by a click there.
 */
export async function withRoom(pdf: Uint8Array, statement: Statement): Promise<Prepared> {
  const document = await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false });
  addField(document, statement);
  const bytes = Buffer.from(await document.save({ useObjectStreams: false, updateFieldAppearances: false }));
  const from = bytes.lastIndexOf(`<${'0'.repeat(reserved * 2)}>`);
  if (from < 0) throw new Error('the room for the signature is not in the PDF');
  const room = { from, to: from + reserved * 2 + 2 };
  writeRange(bytes, room);
  return { pdf: bytes, room };
}

function addField(document: PDFDocument, { at, name, reason, place }: Statement): void {
  const { context, catalog } = document;
  const range = PDFArray.withContext(context);
  for (const number of [0, wide, wide, wide]) range.push(PDFNumber.of(number));
  const signature = context.register(
    context.obj({
      Type: 'Sig',
      Filter: 'Adobe.PPKLite',
      SubFilter: 'ETSI.CAdES.detached',
      ByteRange: range,
      Contents: PDFHexString.of('0'.repeat(reserved * 2)),
      M: PDFString.fromDate(new Date(at)),
      Name: PDFHexString.fromText(name),
      Reason: PDFHexString.fromText(reason),
    }),
  );
  const form = catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict) ?? context.obj({ Fields: [] });
  const fields = form.lookup(PDFName.of('Fields'), PDFArray);
  const page = document.getPages()[(place?.page ?? 1) - 1];
  if (page === undefined) throw new Error('a PDF without a page cannot be signed');
  const field = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: PDFHexString.fromText(nameOf(fields)),
      TU: PDFHexString.fromText(`Chữ ký số: ${name}`),
      V: signature,
      // Printed, locked: an annotation of an archive's PDF is never hidden, and one without size needs no look.
      F: 132,
      ...lookOf(document, place),
      P: page.ref,
    }),
  );
  // Set by hand: the library's own way wraps what is drawn on the page, which another signature may cover.
  const annotations = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray) ?? context.obj([]);
  annotations.push(field);
  page.node.set(PDFName.of('Annots'), annotations);
  tagField(document, page, field);
  fields.push(field);
  // Signatures exist, and only appending keeps them valid.
  form.set(PDFName.of('SigFlags'), PDFNumber.of(3));
  catalog.set(PDFName.of('AcroForm'), form);
}

/** A form has no two fields of one name. */
const nameOf = (fields: PDFArray) => (fields.size() === 0 ? 'signature' : `signature-${fields.size() + 1}`);

/** Where the field lies, and the empty picture that an archive's PDF wants of one that has a size. */
function lookOf({ context }: PDFDocument, place: SignaturePlace | undefined) {
  if (place === undefined) return { Rect: [0, 0, 0, 0] };
  const { left, bottom, width, height } = place;
  const empty = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height], Resources: {} };
  const picture = context.register(context.stream('', empty));
  return { Rect: [left, bottom, left + width, bottom + height], AP: { N: picture } };
}

function writeRange(pdf: Buffer, { from, to }: Prepared['room']): void {
  const mark = /\/ByteRange\s*\[[^\]]*\]/.exec(pdf.toString('latin1', pdf.lastIndexOf('/ByteRange')))?.[0];
  if (mark === undefined) throw new Error('the byte range is not in the PDF');
  const range = `/ByteRange [0 ${from} ${to} ${pdf.length - to}]`;
  pdf.write(range.padEnd(mark.length), pdf.lastIndexOf('/ByteRange'), 'latin1');
}
