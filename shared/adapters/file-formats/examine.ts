import { createHash } from 'node:crypto';
import { EncryptedPDFError, PDFDocument } from '@cantoo/pdf-lib';
import { fileTypeFromBuffer } from 'file-type';
import type { Findings } from '#shared/file/receive.ts';
import { isWholeJpeg, isWholePng } from './images.ts';

/** What a file really is, by its content and never by its name; whether it is whole, and the pages of a PDF. */
export async function examine(bytes: Uint8Array): Promise<Findings> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sha256 = createHash('sha256').update(buffer).digest('hex');
  const mediaType = (await fileTypeFromBuffer(buffer))?.mime;
  return { size: buffer.length, sha256, mediaType, ...(await lookInside(buffer, mediaType)) };
}

type Inside = Pick<Findings, 'pages' | 'problem'>;

async function lookInside(bytes: Buffer, mediaType: string | undefined): Promise<Inside> {
  if (mediaType === 'application/pdf') return examinePdf(bytes);
  const whole =
    (mediaType !== 'image/png' || isWholePng(bytes)) && (mediaType !== 'image/jpeg' || isWholeJpeg(bytes));
  return whole ? {} : { problem: 'damaged' };
}

/** A reader may mend a PDF that breaks off; an archive must not have to. */
const tail = 1_024;

async function examinePdf(bytes: Buffer): Promise<Inside> {
  if (!withoutPadding(bytes).subarray(-tail).includes('%%EOF')) return { problem: 'damaged' };
  try {
    const pages = (await PDFDocument.load(bytes, { updateMetadata: false })).getPageCount();
    return pages > 0 ? { pages } : { problem: 'damaged' };
  } catch (error) {
    return { problem: error instanceof EncryptedPDFError ? 'encrypted' : 'damaged' };
  }
}

function withoutPadding(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] ?? 0) <= 0x20) end -= 1;
  return bytes.subarray(0, end);
}
