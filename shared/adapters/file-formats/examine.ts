import { createHash } from 'node:crypto';
import { EncryptedPDFError, PDFDocument } from '@cantoo/pdf-lib';
import { fileTypeFromBuffer } from 'file-type';
import type { FileProblem } from '#shared/file/file.ts';
import type { Findings } from '#shared/file/receive.ts';
import type { TrustAnchor } from '#shared/signature/trust.ts';
import { isWholeJpeg, isWholePng } from './images.ts';

/** The trust list; asked for only where a file is signed. */
export type Anchors = () => Promise<TrustAnchor[]>;
type Judge = { at: string; anchors: Anchors };

/** What a file really is, by its content and never by its name; whether it is whole, the pages of a PDF and its signatures. */
export async function examine(bytes: Uint8Array, judge: Judge): Promise<Findings> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sha256 = createHash('sha256').update(buffer).digest('hex');
  const mediaType = (await fileTypeFromBuffer(buffer))?.mime;
  return { size: buffer.length, sha256, mediaType, ...(await lookInside(buffer, { mediaType, judge })) };
}

type Inside = Pick<Findings, 'pages' | 'problem' | 'signatures'>;

async function lookInside(
  bytes: Buffer,
  { mediaType, judge }: { mediaType: string | undefined; judge: Judge },
): Promise<Inside> {
  if (mediaType === 'application/pdf') return examinePdf(bytes, judge);
  const whole =
    (mediaType !== 'image/png' || isWholePng(bytes)) && (mediaType !== 'image/jpeg' || isWholeJpeg(bytes));
  return whole ? {} : { problem: 'damaged' };
}

/** A reader may mend a PDF that breaks off; an archive must not have to. */
const tail = 1_024;

async function examinePdf(bytes: Buffer, judge: Judge): Promise<Inside> {
  if (!withoutPadding(bytes).subarray(-tail).includes('%%EOF')) return { problem: 'damaged' };
  const read = await load(bytes);
  if (typeof read === 'string') return { problem: read };
  const { document, pages } = read;
  const signatures = await signaturesOf(bytes, document, judge);
  return { pages, ...(signatures.length > 0 && { signatures }) };
}

async function load(bytes: Buffer): Promise<{ document: PDFDocument; pages: number } | FileProblem> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    const pages = document.getPageCount();
    return pages > 0 ? { document, pages } : 'damaged';
  } catch (error) {
    return error instanceof EncryptedPDFError ? 'encrypted' : 'damaged';
  }
}

/** The offsets that a signature covers are never compressed, so that a file without the word brings none. */
async function signaturesOf(bytes: Buffer, document: PDFDocument, { at, anchors }: Judge) {
  if (!bytes.includes('/ByteRange')) return [];
  // Most files are not signed, and reading signatures takes a library that is larger than all the rest.
  const { verifyPdf } = await import('#shared/adapters/pades/verify-pdf.ts');
  return verifyPdf(bytes, document, { at, anchors: await anchors() });
}

function withoutPadding(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] ?? 0) <= 0x20) end -= 1;
  return bytes.subarray(0, end);
}
