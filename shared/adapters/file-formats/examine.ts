import { createHash } from 'node:crypto';
import { EncryptedPDFError, PDFDocument } from '@cantoo/pdf-lib';
import { fileTypeFromBuffer } from 'file-type';
import type { Findings } from '#shared/file/receive.ts';

/** What a file really is, by its content and never by its name; a PDF is opened and its pages are counted. */
export async function examine(bytes: Uint8Array): Promise<Findings> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const mediaType = (await fileTypeFromBuffer(bytes))?.mime;
  const found = { size: bytes.length, sha256, mediaType };
  return mediaType === 'application/pdf' ? { ...found, ...(await examinePdf(bytes)) } : found;
}

async function examinePdf(bytes: Uint8Array): Promise<Pick<Findings, 'pages' | 'problem'>> {
  try {
    const pages = (await PDFDocument.load(bytes, { updateMetadata: false })).getPageCount();
    return pages > 0 ? { pages } : { problem: 'damaged' };
  } catch (error) {
    return { problem: error instanceof EncryptedPDFError ? 'encrypted' : 'damaged' };
  }
}
