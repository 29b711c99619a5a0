import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFName, PDFNumber } from '@cantoo/pdf-lib';
import { jpeg, png } from './samples.ts';

/** A PDF of so many pages, all of them the same few bytes. */
export async function manyPages(count: number): Promise<Buffer> {
  const document = await PDFDocument.create();
  for (let page = 0; page < count; page += 1) document.addPage([10, 10]);
  return Buffer.from(await document.save());
}

/** A page with sides of so many points, as it stands or by its unit. */
export async function hugePage(side: number, unit?: number): Promise<Buffer> {
  const document = await PDFDocument.create();
  const page = document.addPage([side, 100]);
  if (unit !== undefined) page.node.set(PDFName.of('UserUnit'), PDFNumber.of(unit));
  return Buffer.from(await document.save());
}

/** A page with a picture that says it has so many pixels a side. */
export async function hugePicture(side: number): Promise<Buffer> {
  const document = await PDFDocument.create();
  const image = document.context.stream(deflateSync(Buffer.alloc(1_000)), {
    Type: 'XObject',
    Subtype: 'Image',
    Width: side,
    Height: side,
    ColorSpace: 'DeviceGray',
    BitsPerComponent: 8,
    Filter: 'FlateDecode',
  });
  const resources = PDFDict.withContext(document.context);
  resources.set(PDFName.of('XObject'), document.context.obj({ I: document.context.register(image) }));
  document.addPage().node.set(PDFName.of('Resources'), resources);
  return Buffer.from(await document.save());
}

/** A PDF with a stream that was packed several times over; `dictionary` says what it claims to be. */
function withStream(dictionary: string, packed: Buffer): Buffer {
  const before = Buffer.from(
    '%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R>>endobj\n' +
      `4 0 obj<<${dictionary}/Length ${packed.length}>>stream\n`,
  );
  const after = Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF\n');
  return Buffer.concat([before, packed, after]);
}

const megabyte = 1024 * 1024;

const block = deflateRawSync(Buffer.alloc(megabyte), { finishFlush: constants.Z_FULL_FLUSH });
const lastBlock = Buffer.from([3, 0]);

/** So many megabytes of zeros, packed without ever being there. */
export const packedZeros = (megabytes: number) =>
  Buffer.concat([...Array.from({ length: megabytes }, () => block), lastBlock]);

/** The same with the frame that PDF asks for, packed once more. */
function packedTwice(megabytes: number): Buffer {
  const sum = Buffer.alloc(4);
  sum.writeUInt16BE((megabytes * megabyte) % 65_521, 0);
  sum.writeUInt16BE(1, 2);
  return deflateSync(Buffer.concat([Buffer.from([0x78, 0x9c]), packedZeros(megabytes), sum]));
}

/** Page contents that unfold to so many megabytes, packed twice so that the file itself is tiny. */
export const bombOfContents = (megabytes: number) =>
  withStream('/Filter[/FlateDecode/FlateDecode]', packedTwice(megabytes));

/** Objects in a packed stream, which a reader has to unfold before it knows anything else of the file. */
export const bombOfObjects = (megabytes: number) =>
  withStream('/Type/ObjStm/N 1/First 4/Filter[/FlateDecode/FlateDecode]', packedTwice(megabytes));

/** A tree of pages whose every branch leads ten times to the same next branch: a page for each of 10^depth ways. */
export function bombOfBranches(depth: number): Buffer {
  const branches = Array.from({ length: depth }, (_, level) => {
    const kids = `${level + 3} 0 R `.repeat(10);
    return `${level + 2} 0 obj<</Type/Pages/Kids[${kids}]/Count ${10 ** (depth - level)}>>endobj\n`;
  });
  const leaf = `${depth + 2} 0 obj<</Type/Page/MediaBox[0 0 100 100]>>endobj\n`;
  const start = '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n';
  return Buffer.from(`${start}${branches.join('')}${leaf}trailer<</Root 1 0 R>>\n%%EOF`);
}

/** A tree of pages that leads back to its root. */
export const endlessBranches = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
);

/** A PNG of few bytes that says it has so many pixels a side. */
export function hugePng(side: number): Buffer {
  const bytes = Buffer.from(png(4));
  bytes.writeUInt32BE(side, 16);
  bytes.writeUInt32BE(side, 20);
  return bytes;
}

/** A ZIP, or a document that is one, with a member that unfolds to so many megabytes. */
export function zipBomb(megabytes: number, name = 'zeros'): Buffer {
  const size = megabytes * megabyte;
  const packed = packedZeros(megabytes);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(size, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  local.copy(central, 6, 4, 30);
  const directory = local.length + name.length + packed.length;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(directory, 16);
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]);
}

/** A JPEG whose frame says 65,535 pixels a side. */
export function hugeJpeg(): Buffer {
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0xff, 0xff, 0xff, 0xff, 1, 1, 0x11, 0]);
  return Buffer.concat([jpeg().subarray(0, 2), frame, jpeg().subarray(2)]);
}

/** A page with a script that runs when it is opened. */
export const script = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
);
