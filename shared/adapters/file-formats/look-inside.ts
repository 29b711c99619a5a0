import type { PDFDocument } from '@cantoo/pdf-lib';
import { fileTypeFromBuffer } from 'file-type';
import { isHugeJpeg, isHugePng, isWholeJpeg, isWholePng } from './images.ts';
import { type Inside, isSigned, type Question } from './inspection.ts';
import { lookIntoPdf } from './look-into-pdf.ts';

/** What a file really is, by its content and never by its name; whether it is whole, the pages of a PDF and its signatures. */
export async function lookInside({ bytes, ...judge }: Question): Promise<Inside> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mediaType = (await fileTypeFromBuffer(buffer))?.mime;
  return { ...(mediaType !== undefined && { mediaType }), ...(await lookInto(buffer, mediaType, judge)) };
}

type Judge = Omit<Question, 'bytes'>;

async function lookInto(bytes: Buffer, mediaType: string | undefined, judge: Judge): Promise<Inside> {
  if (mediaType === 'application/pdf') return examinePdf(bytes, judge);
  if (mediaType === 'image/png') return examinePicture(isWholePng(bytes), isHugePng(bytes));
  if (mediaType === 'image/jpeg') return examinePicture(isWholeJpeg(bytes), isHugeJpeg(bytes));
  return {};
}

function examinePicture(isWhole: boolean, isHuge: boolean): Inside {
  if (!isWhole) return { problem: 'damaged' };
  return isHuge ? { problem: 'page-too-large' } : {};
}

/** A reader may mend a PDF that breaks off; an archive must not have to. */
const tail = 1_024;

async function examinePdf(bytes: Buffer, judge: Judge): Promise<Inside> {
  if (!withoutPadding(bytes).subarray(-tail).includes('%%EOF')) return { problem: 'damaged' };
  const found = await lookIntoPdf(bytes);
  if ('problem' in found) return found;
  const signatures = await signaturesOf(bytes, found.document, judge);
  return { pages: found.pages, ...(signatures.length > 0 && { signatures }) };
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
