import type { PDFDocument } from '@cantoo/pdf-lib';
import { fileTypeFromBuffer } from 'file-type';
import { holds } from '#shared/signature/signature.ts';
import { isArchiveToo } from './archives.ts';
import { foreignIn } from './foreign-content.ts';
import { isHugeJpeg, isHugePng, isWholeJpeg, isWholePng } from './images.ts';
import { type Inside, isSigned, type Question } from './inspection.ts';
import { lookIntoPdf } from './look-into-pdf.ts';

/** Readers look so far for the beginning of a PDF, and for its end. */
const edge = 1_024;
const start = '%PDF-';

/** What a file really is, by its content and never by its name; whether it is whole, the pages of a PDF and its signatures. */
export async function lookInside({ bytes, ...judge }: Question): Promise<Inside> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mediaType = (await fileTypeFromBuffer(buffer))?.mime ?? laterPdf(buffer);
  return { ...(mediaType !== undefined && { mediaType }), ...(await lookInto(buffer, mediaType, judge)) };
}

/** What nothing else is, and any reader opens as a PDF. */
const laterPdf = (bytes: Buffer) => (bytes.subarray(0, edge).includes(start) ? 'application/pdf' : undefined);

type Judge = Omit<Question, 'bytes'>;

async function lookInto(bytes: Buffer, mediaType: string | undefined, judge: Judge): Promise<Inside> {
  if (mediaType === 'application/pdf') return examinePdf(bytes, judge);
  if (mediaType === 'image/png') return examinePicture(bytes, isWholePng(bytes), isHugePng(bytes));
  if (mediaType === 'image/jpeg') return examinePicture(bytes, isWholeJpeg(bytes), isHugeJpeg(bytes));
  return {};
}

function examinePicture(bytes: Buffer, isWhole: boolean, isHuge: boolean): Inside {
  if (!isWhole) return { problem: 'damaged' };
  if (isHuge) return { problem: 'page-too-large' };
  return isArchiveToo(bytes) ? { problem: 'active-content' } : {};
}

/** A reader may mend a PDF that begins later or breaks off; an archive must not have to. */
const isWholePdf = (bytes: Buffer) =>
  bytes.indexOf(start) === 0 && withoutPadding(bytes).subarray(-edge).includes('%%EOF');

async function examinePdf(bytes: Buffer, judge: Judge): Promise<Inside> {
  if (!isWholePdf(bytes)) return { problem: 'damaged' };
  const found = await lookIntoPdf(bytes);
  if ('problem' in found) return found;
  const { acts, attachments, isDynamicForm } = foreignIn(found.document);
  if (isDynamicForm) return { problem: 'dynamic-form' };
  if (acts || isArchiveToo(bytes)) return { problem: 'active-content' };
  const signatures = await signaturesOf(bytes, found.document, judge);
  // Whoever signed it as it is can neither take it out nor print it anew.
  if (attachments > 0 && !signatures.some(holds)) return { problem: 'active-content', signatures };
  return {
    pages: found.pages,
    ...(signatures.length > 0 && { signatures }),
    ...(attachments > 0 && { attachments }),
  };
}

async function signaturesOf(bytes: Buffer, document: PDFDocument, judge: Judge) {
  if (!isSigned(bytes)) return [];
  // Most files are not signed, and reading signatures takes libraries that are larger than all the rest.
  const { verifyPdf } = await import('#shared/adapters/pades/verify-pdf.ts');
  return verifyPdf(bytes, document, judge);
}

function withoutPadding(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] ?? 0) <= 0x20) end -= 1;
  return bytes.subarray(0, end);
}
