import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChunkSignatures } from '#infra/local/s3/auth/chunk-signatures.ts';
import { signingKey } from '#infra/local/s3/auth/sigv4.ts';
import { ChunkedFraming } from '#infra/local/s3/body/chunked.ts';

/** The published example of AWS: 66560 letters `a`, in chunks of 64 KiB. */
const example = {
  secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  scope: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', date: '20130524', region: 'us-east-1' },
  at: '20130524T000000Z',
  seed: '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
  chunks: [
    [65536, 'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648'],
    [1024, '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497'],
    [0, 'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9'],
  ] as const,
};

const signedBody = (letter: string) =>
  example.chunks
    .map(
      ([size, signature]) =>
        `${size.toString(16)};chunk-signature=${signature}\r\n${letter.repeat(size)}\r\n`,
    )
    .join('');

const framing = () =>
  new ChunkedFraming(
    new ChunkSignatures({
      key: signingKey(example.secret, example.scope),
      at: example.at,
      scope: '20130524/us-east-1/s3/aws4_request',
      signature: example.seed,
    }),
  );

describe('a body in signed chunks', () => {
  it('is taken with the signatures that AWS publishes as its example', () => {
    const reader = framing();
    const data = Buffer.concat(reader.push(Buffer.from(signedBody('a'))));
    expect(data.equals(Buffer.alloc(66560, 'a'))).toBe(true);
    expect(reader.end().size).toBe(0);
  });

  it('is refused when its data or their order is changed', () => {
    expect(() => framing().push(Buffer.from(signedBody('b')))).toThrow('signature');
    const [first = '', second = '', last = ''] = signedBody('a').split(/(?<=a\r\n)/);
    expect(() => framing().push(Buffer.from(second + first + last))).toThrow('signature');
    expect(() => framing().push(Buffer.from('5\r\nhello\r\n'))).toThrow('malformed');
  });
});

describe('a chunked body', () => {
  it('is the same however the network cuts it', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ minLength: 1 })), fc.array(fc.nat(400)), (chunks, cuts) => {
        const pieces = chunks.map((data) => [
          Buffer.from(`${data.length.toString(16)}\r\n`),
          data,
          Buffer.from('\r\n'),
        ]);
        const trailer = Buffer.from('0\r\nX-Amz-Checksum-CRC32: AAAA\r\n\r\n');
        const wire = Buffer.concat([...pieces.flat(), trailer]);
        const reader = new ChunkedFraming();
        const bounds = [0, ...cuts.filter((cut) => cut < wire.length).sort((a, b) => a - b), wire.length];
        const read = bounds.slice(1).flatMap((end, i) => reader.push(wire.subarray(bounds[i], end)));
        expect(Buffer.concat(read).equals(Buffer.concat(chunks))).toBe(true);
        expect([...reader.end()]).toEqual([['x-amz-checksum-crc32', 'AAAA']]);
      }),
    );
  });
});
