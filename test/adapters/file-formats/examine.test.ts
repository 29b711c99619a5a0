import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { examined, jpeg, pdf, png, scan } from './samples.ts';

describe('a PDF', () => {
  it('is known by its content, and its pages are counted', async () => {
    const sha256 = createHash('sha256').update(scan).digest('hex');
    expect(await examined(scan)).toEqual({
      size: scan.length,
      sha256,
      mediaType: 'application/pdf',
      pages: 1,
      format: { pronom: 'fmt/17', name: 'Acrobat PDF - Portable Document Format', version: '1.3' },
    });
    expect(await examined(await pdf(3))).toMatchObject({ mediaType: 'application/pdf', pages: 3 });
  });

  it('in the middle of a larger buffer is taken for itself alone', async () => {
    const bytes = await pdf(2);
    const framed = Buffer.concat([Buffer.alloc(7, 1), bytes, Buffer.alloc(9, 2)]);
    expect(await examined(framed.subarray(7, 7 + bytes.length))).toEqual(await examined(bytes));
  });

  it('that wants a password is of no use', async () => {
    expect(await examined(await pdf(1, 'mật khẩu'))).toMatchObject({
      mediaType: 'application/pdf',
      problem: 'encrypted',
    });
    expect(await examined(await pdf(1, ''))).toMatchObject({ problem: 'encrypted' });
  });

  it('that breaks off is damaged, wherever it does', async () => {
    const whole = await pdf(2);
    for (const part of [0.1, 0.3, 0.5]) {
      expect(await examined(whole.subarray(0, Math.floor(whole.length * part)))).toMatchObject({
        problem: 'damaged',
      });
      expect(await examined(scan.subarray(0, Math.floor(scan.length * part)))).toMatchObject({
        problem: 'damaged',
      });
    }
  });

  it('in name only is damaged', async () => {
    expect(await examined(Buffer.from('%PDF-1.7\nhello'))).toMatchObject({
      mediaType: 'application/pdf',
      problem: 'damaged',
    });
  });

  it('without a page is damaged', async () => {
    const bytes = Buffer.from(
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
    );
    expect(await examined(bytes)).toMatchObject({ problem: 'damaged' });
  });
});

describe('a picture', () => {
  it('is known by its content', async () => {
    expect(await examined(jpeg())).toMatchObject({ mediaType: 'image/jpeg' });
    expect(await examined(png(4))).toMatchObject({ mediaType: 'image/png' });
    for (const bytes of [jpeg(), png(4)]) expect(await examined(bytes)).not.toHaveProperty('problem');
  });

  it('that breaks off is damaged, also behind the end of its thumbnail', async () => {
    for (const whole of [jpeg(), png(200)]) {
      for (const cut of [2, 20, Math.floor(whole.length / 3)]) {
        expect(await examined(whole.subarray(0, whole.length - cut))).toMatchObject({ problem: 'damaged' });
      }
    }
  });

  it('followed by something else is still the picture', async () => {
    for (const whole of [jpeg(), png(4)]) {
      expect(
        await examined(Buffer.concat([whole, Buffer.from('trailer of a telephone')])),
      ).not.toHaveProperty('problem');
    }
  });
});

describe('anything else', () => {
  it('is what it is, whatever its name may say', async () => {
    expect(await examined(Buffer.from('PK\u0003\u0004'.padEnd(40, '\0'), 'latin1'))).toMatchObject({
      mediaType: 'application/zip',
    });
    expect(await examined(Buffer.from('Xin chào'))).toMatchObject({ size: 9, mediaType: undefined });
    expect(await examined(Buffer.from('<script>alert(1)</script>'))).toMatchObject({ mediaType: undefined });
  });

  it('is nothing where there are no bytes', async () => {
    const empty = createHash('sha256').digest('hex');
    expect(await examined(new Uint8Array())).toEqual({ size: 0, sha256: empty, mediaType: undefined });
  });
});
