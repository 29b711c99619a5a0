import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Algorithm } from '#local/s3/model/version.ts';

type Name = Algorithm | 'MD5';

/** A digest that is fed piece by piece. */
interface Running {
  update(data: Uint8Array): void;
  digest(): Buffer;
}

function zlibCrc32(): Running {
  let crc = 0;
  return {
    update(data) {
      crc = crc32(data, crc);
    },
    digest() {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(crc);
      return bytes;
    },
  };
}

const makers: Record<Name, () => Running> = {
  MD5: () => createHash('md5'),
  SHA256: () => createHash('sha256'),
  CRC32: zlibCrc32,
};

/** Bytes in each algorithm's digest. */
export const digestSize: Record<Name, number> = {
  MD5: 16,
  SHA256: 32,
  CRC32: 4,
};

/** Several digests of one stream, each computed once. */
export class Digests {
  readonly #running: Map<Name, Running>;
  readonly #done = new Map<Name, Buffer>();
  size = 0;

  constructor(names: Iterable<Name>) {
    this.#running = new Map([...new Set(names)].map((name) => [name, makers[name]()]));
  }

  update(data: Buffer) {
    this.size += data.length;
    for (const digest of this.#running.values()) digest.update(data);
  }

  /** The digest at the end of the stream; the algorithm must be one of those asked for at the start. */
  get(name: Name): Buffer {
    const digest = this.#done.get(name) ?? this.#running.get(name)?.digest();
    if (digest === undefined) throw new Error(`${name} was not computed`);
    this.#done.set(name, digest);
    return digest;
  }
}

export function digestOf(name: Name, data: Buffer): Buffer {
  const digests = new Digests([name]);
  digests.update(data);
  return digests.get(name);
}
