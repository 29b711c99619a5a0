import { readFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import { examine } from '#shared/adapters/file-formats/examine.ts';

/** The scanned declaration of the story. */
export const scan = readFileSync(
  new URL('../../data/1.004873-to-khai-xac-nhan-tinh-trang-hon-nhan.pdf', import.meta.url),
);

export async function pdf(pages: number, password?: string): Promise<Buffer> {
  const document = await PDFDocument.create();
  for (let page = 0; page < pages; page += 1)
    document.addPage().drawText(`Trang ${page + 1}`.normalize('NFC'));
  if (password !== undefined) document.encrypt({ userPassword: password, ownerPassword: 'owner' });
  return Buffer.from(await document.save());
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
}

/** A grey picture of so many pixels a side. */
export function png(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 8;
  const pixels = deflateSync(Buffer.alloc((side + 1) * side, 0x7f));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const segment = (marker: number, data: Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
};

/** One pixel, with a thumbnail in its header that has an end of its own. */
export function jpeg(): Buffer {
  const pixel = Buffer.from(
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
    'base64',
  );
  const thumbnail = segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), pixel, Buffer.from([0xff, 0xd9])]));
  return Buffer.concat([pixel.subarray(0, 2), thumbnail, pixel.subarray(2), Buffer.from([0xff, 0xd9])]);
}

/** A ZIP without a member, as it stands behind others. */
export function zip(remark = ''): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(remark.length, 20);
  return Buffer.concat([end, Buffer.from(remark)]);
}

/** Looked at on some day by somebody who trusts nobody. */
export const examined = (bytes: Uint8Array) =>
  examine(bytes, { at: '2026-03-02T01:10:00.000Z', anchors: async () => [] });
