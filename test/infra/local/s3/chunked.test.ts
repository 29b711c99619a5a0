import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChunkSignatures } from '#infra/local/s3/auth/chunk-signatures.ts';
import { scopeText, signingKey } from '#infra/local/s3/auth/sigv4.ts';
import { ChunkedFraming } from '#infra/local/s3/body/chunked.ts';

/** Two published examples of AWS: 66560 letters `a`, in chunks of 64 KiB, without and with a trailer. */
const plain = {
  seed: '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
  chunks: [
    'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
    '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
    'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9',
  ],
};
const trailing = {
  seed: '106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e',
  chunks: [
    'b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2',
    '1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7',
    '2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992',
  ],
  checksum: 'x-amz-checksum-crc32c:sOO8/Q==\r\n',
  signature: 'x-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n',
};

const chunk = (size: number, signature = '', letter = 'a') =>
  `${size.toString(16)};chunk-signature=${signature}\r\n${letter.repeat(size)}${size > 0 ? '\r\n' : ''}`;
const chunksOf = ([first, second, last]: string[], letter = 'a') => [
  chunk(65536, first, letter),
  chunk(1024, second, letter),
  chunk(0, last),
];

function read(seed: string, ...wire: string[]) {
  const scope = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', date: '20130524', region: 'us-east-1' };
  const key = signingKey('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', scope);
  const signatures = { key, at: '20130524T000000Z', scope: scopeText(scope), signature: seed };
  const reader = new ChunkedFraming(new ChunkSignatures(signatures));
  const data = Buffer.concat(reader.push(Buffer.from(wire.join(''))));
  return { data, trailers: reader.end() };
}

describe('a body in signed chunks', () => {
  it('is taken with the signatures that AWS publishes as its example', () => {
    const { data } = read(plain.seed, ...chunksOf(plain.chunks), '\r\n');
    expect(data.equals(Buffer.alloc(66560, 'a'))).toBe(true);
  });

  it('is refused when its data or their order is changed', () => {
    const [first = '', second = '', last = ''] = chunksOf(plain.chunks);
    expect(() => read(plain.seed, ...chunksOf(plain.chunks, 'b'), '\r\n')).toThrow('signature');
    expect(() => read(plain.seed, second, first, last, '\r\n')).toThrow('signature');
    expect(() => read(plain.seed, first, last, '\r\n')).toThrow('signature');
    expect(() => read(plain.seed, '5\r\nhello\r\n')).toThrow('malformed');
  });

  it('has its trailer signed too', () => {
    const { seed, chunks, checksum, signature } = trailing;
    const { trailers } = read(seed, ...chunksOf(chunks), checksum, signature, '\r\n');
    expect([...trailers]).toEqual([['x-amz-checksum-crc32c', 'sOO8/Q==']]);
    const other = checksum.replace('sOO8', 'AAAA');
    expect(() => read(seed, ...chunksOf(chunks), other, signature, '\r\n')).toThrow('signature');
    expect(() => read(seed, ...chunksOf(chunks), checksum, '\r\n')).toThrow('signature');
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
