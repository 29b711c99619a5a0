import { describe, expect, it } from 'vitest';
import { identify } from '#shared/adapters/file-formats/identify.ts';
import { jpeg, pdf, png } from './samples.ts';

const keyOf = (bytes: Buffer | Uint8Array, mediaType: string) =>
  identify(Buffer.from(bytes), mediaType)?.pronom;

const claiming = (claim: string) => Buffer.from(`%PDF-1.7\n<rdf:Description ${claim}\n%%EOF`);
const chunk = (type: string) => Buffer.concat([Buffer.alloc(4), Buffer.from(type), Buffer.alloc(4)]);
const exif = (version: string) =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 40]),
    Buffer.from('Exif\0\0MM\0*'),
    Buffer.from([0x90, 0, 0, 7, 0, 0, 0, 4]),
    Buffer.from(version),
  ]);

describe('the format of a file in PRONOM', () => {
  it.each([
    ['1.0', 'fmt/14'],
    ['1.4', 'fmt/18'],
    ['1.7', 'fmt/276'],
    ['2.0', 'fmt/1129'],
    ['9.9', undefined],
  ])('is told by the header of a PDF: %s', (version, key) => {
    expect(keyOf(Buffer.from(`%PDF-${version}\n%%EOF`), 'application/pdf')).toBe(key);
  });

  it.each([
    ['><pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>', 'fmt/477'],
    ['pdfaid:part="3" pdfaid:conformance="U"', 'fmt/481'],
    ["pdfaid:conformance='A' pdfaid:part='1'", 'fmt/95'],
    ['><pdfaid:part>4</pdfaid:part>', 'fmt/1910'],
    ['><pdfaid:part>7</pdfaid:part>', 'fmt/276'],
  ])('is PDF/A where the metadata claims it: %s', (claim, key) => {
    expect(keyOf(claiming(claim), 'application/pdf')).toBe(key);
  });

  it('is told by what pictures say of themselves', async () => {
    expect(keyOf(jpeg(), 'image/jpeg')).toMatch(/^fmt\/4[1-4]$/);
    expect(keyOf(exif('0220'), 'image/jpeg')).toBe('x-fmt/391');
    expect(keyOf(exif('9999'), 'image/jpeg')).toBe('fmt/41');
    expect(keyOf(png(4), 'image/png')).toMatch(/^fmt\/1[1-3]$/);
    const signature = Buffer.alloc(8);
    expect(keyOf(Buffer.concat([signature, chunk('IHDR')]), 'image/png')).toBe('fmt/11');
    expect(keyOf(Buffer.concat([signature, chunk('IHDR'), chunk('sRGB')]), 'image/png')).toBe('fmt/12');
    expect(keyOf(Buffer.concat([signature, chunk('sRGB'), chunk('iTXt')]), 'image/png')).toBe('fmt/13');
    expect(keyOf(Buffer.alloc(4), 'image/tiff')).toBe('fmt/353');
    expect(keyOf(Buffer.alloc(4), 'text/plain')).toBeUndefined();
    expect(keyOf(await pdf(1), 'application/pdf')).toMatch(/^fmt\//);
  });
});
