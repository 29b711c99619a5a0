import { type FileFormat, formats } from '#shared/file/file-format.ts';

/** Where the header of a PDF may stand, as readers take it. */
const headerWithin = 1_024;

/** Which format of PRONOM the bytes of a known type are; undefined where the registry has none for it. */
export function identify(bytes: Buffer, mediaType: string | undefined): FileFormat | undefined {
  if (mediaType === 'application/pdf') return pdf(bytes);
  if (mediaType === 'image/jpeg') return jpeg(bytes);
  if (mediaType === 'image/png') return png(bytes);
  return mediaType === 'image/tiff' ? formats.tiff : undefined;
}

const named = (known: Readonly<Record<string, FileFormat>>, key: string) =>
  Object.hasOwn(known, key) ? known[key] : undefined;

/** PDF/A by what the metadata claims, which stands in the open there; otherwise by the version in the header. */
function pdf(bytes: Buffer): FileFormat | undefined {
  const version = /%PDF-(\d\.\d)/.exec(bytes.toString('latin1', 0, headerWithin))?.[1] ?? '';
  return archivalPdf(bytes) ?? named(formats.pdf, version);
}

function archivalPdf(bytes: Buffer): FileFormat | undefined {
  const at = bytes.lastIndexOf('pdfaid:part');
  if (at < 0) return undefined;
  const claim = bytes.toString('latin1', Math.max(0, at - headerWithin), at + headerWithin);
  const said = (what: string) => new RegExp(`pdfaid:${what}(?:>|=["'])\\s*(\\w)`).exec(claim)?.[1] ?? '';
  return named(formats.pdfA, `${said('part')}${said('conformance').toLowerCase()}`);
}

function jpeg(bytes: Buffer): FileFormat {
  const start = bytes.toString('latin1', 0, 65_536);
  const exif = start.includes('Exif\0\0') ? named(formats.exif, exifVersion(start)) : undefined;
  if (exif !== undefined) return exif;
  const isJfif = start.startsWith('JFIF\0', 6);
  const jfif = isJfif ? named(formats.jfif, `${bytes[11] ?? 0}.${bytes[12] ?? 0}`) : undefined;
  return jfif ?? formats.jpeg;
}

/** The entry of the version in the directory, in either byte order: tag 0x9000, four bytes of text. */
const versionEntries = ['\x90\0\0\x07\0\0\0\x04', '\0\x90\x07\0\x04\0\0\0'];

function exifVersion(start: string): string {
  const at = versionEntries.map((entry) => start.indexOf(entry)).find((found) => found >= 0);
  return at === undefined ? '' : start.slice(at + 8, at + 12);
}

/** The version by the chunks that the later ones brought. */
function png(bytes: Buffer): FileFormat {
  const chunks = new Set<string>();
  for (let at = 8; at + 8 <= bytes.length; at += 12 + bytes.readUInt32BE(at))
    chunks.add(bytes.toString('latin1', at + 4, at + 8));
  if (chunks.has('iTXt')) return formats.png['1.2'];
  const isLater = ['iCCP', 'sPLT', 'sRGB'].some((chunk) => chunks.has(chunk));
  return isLater ? formats.png['1.1'] : formats.png['1.0'];
}
