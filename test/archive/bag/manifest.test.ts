import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTag } from '#shared/archive/bag/bag-info.ts';
import { readManifest, writeManifest } from '#shared/archive/bag/manifest.ts';

const sha256 = 'a'.repeat(64);
const path = fc
  .array(fc.oneof(fc.constantFrom('%', '\r', '\n', '%0A', '%25', ' '), fc.string({ minLength: 1 })), {
    minLength: 1,
  })
  .map((pieces) => `data/${pieces.join('')}`);

describe('a manifest', () => {
  it('gives back every path, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(path), (paths) => {
        const lines = paths.map((one) => ({ path: one, sha256 }));
        expect(readManifest(writeManifest(lines))).toEqual({ lines, unreadable: [] });
      }),
    );
  });

  it('percent-encodes line breaks and the percent sign, and nothing else', () => {
    expect(writeManifest([{ path: 'data/a\r\nb%c đ', sha256 }])).toBe(`${sha256}  data/a%0D%0Ab%25c đ\n`);
  });

  it('reads the forms that other tools write, and names lines that are none', () => {
    const text = `${sha256.toUpperCase()} *data/x\r\nnonsense\r\n\r\n${sha256}\tdata/y`;
    expect(readManifest(text)).toEqual({
      lines: [
        { path: 'data/x', sha256 },
        { path: 'data/y', sha256 },
      ],
      unreadable: ['nonsense'],
    });
  });
});

describe('bag-info.txt', () => {
  it('is read with folded lines and labels in any case', () => {
    expect(readTag('A: 1\r\npayload-oxum: 12\r\n  .3\r\nB: 2\r\n', 'Payload-Oxum')).toBe('12 .3');
    expect(readTag('A: 1\n', 'B')).toBeUndefined();
  });
});
