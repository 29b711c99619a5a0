import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import type { Findings } from '#shared/file/receive.ts';
import type { TrustAnchor } from '#shared/signature/trust.ts';
import { boundedThread } from './bounded-thread.ts';
import { isHugeJpeg, isHugePng, isWholeJpeg, isWholePng } from './images.ts';
import type { PdfFindings } from './look-into-pdf.ts';

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

const isSource = import.meta.url.endsWith('.ts');
const look = boundedThread<PdfFindings>(new URL(`./pdf-worker.${isSource ? 'ts' : 'mjs'}`, import.meta.url), {
  megabytes: 512,
  seconds: 5,
});

async function examinePdf(bytes: Buffer, judge: Judge): Promise<Inside> {
  if (!withoutPadding(bytes).subarray(-tail).includes('%%EOF')) return { problem: 'damaged' };
  const found = (await look(bytes)) ?? { problem: 'unfolds' as const };
  if ('problem' in found) return found;
  const signatures = await signaturesOf(bytes, judge);
  return { pages: found.pages, ...(signatures.length > 0 && { signatures }) };
}

/** The offsets that a signature covers are never compressed, so that a file without the word brings none. */
async function signaturesOf(bytes: Buffer, { at, anchors }: Judge) {
  if (!bytes.includes('/ByteRange')) return [];
  // Most files are not signed, and reading signatures takes libraries that are larger than all the rest.
  const [{ PDFDocument }, { verifyPdf }] = await Promise.all([
    import('@cantoo/pdf-lib'),
    import('#shared/adapters/pades/verify-pdf.ts'),
  ]);
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return verifyPdf(bytes, document, { at, anchors: await anchors() });
}

function withoutPadding(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] ?? 0) <= 0x20) end -= 1;
  return bytes.subarray(0, end);
}
