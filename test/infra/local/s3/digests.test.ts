import { describe, expect, it } from 'vitest';
import { Digests, digestOf } from '#infra/local/s3/body/digests.ts';

describe('a checksum', () => {
  it('is the one in its catalogue, for the digits 1 to 9', () => {
    const check = Buffer.from('123456789');
    expect(digestOf('CRC32', check).toString('hex')).toBe('cbf43926');
    expect(digestOf('MD5', check).toString('hex')).toBe('25f9e794323b453885f5181f1b624d0b');
  });

  it('is the same over pieces', () => {
    const digests = new Digests(['CRC32', 'SHA256', 'MD5']);
    for (const piece of ['12', '', '3456', '789']) digests.update(Buffer.from(piece));
    for (const name of ['CRC32', 'SHA256', 'MD5'] as const) {
      expect(digests.get(name)).toEqual(digestOf(name, Buffer.from('123456789')));
    }
  });
});
