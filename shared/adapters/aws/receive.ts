import type { IncomingMessage } from 'node:http';
import { crc32 } from 'node:zlib';

/** The bytes of a whole answer; rejects where it breaks off, or is not what its checksum says. */
export function receive(response: IncomingMessage): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const pieces: Buffer[] = [];
  response.on('data', (piece: Buffer) => pieces.push(piece));
  response.on('error', reject);
  response.on('end', () => {
    const bytes = pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
    const claimed = response.headers['x-amz-crc32'];
    if (claimed !== undefined && Number(claimed) !== crc32(bytes)) reject(new Error('a damaged answer'));
    else resolve(bytes);
  });
  return promise;
}
