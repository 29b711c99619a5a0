import type { NewHash } from '#shared/archive/hashing.ts';
import { Damaged } from '#shared/kernel/damage.ts';
import type { RandomAccess } from './directory.ts';

const window = 4 * 1024 * 1024;
const chunk = 256 * 1024;

/** Reads through a window, so that many small reads side by side cost one fetch. */
export function windowed(source: RandomAccess): RandomAccess {
  let from = 0;
  let held: Uint8Array = new Uint8Array();
  return {
    size: source.size,
    async read(offset, length) {
      const end = Math.min(offset + length, source.size);
      if (offset < from || end > from + held.length) {
        const wanted = Math.min(Math.max(end - offset, window), source.size - offset);
        held = await source.read(offset, wanted);
        if (held.length !== wanted) throw shortened(offset + held.length);
        from = offset;
      }
      return held.subarray(offset - from, end - from);
    },
  };
}

const shortened = (end: number) =>
  new Damaged({
    pointer: '/package',
    code: 'container',
    detail: { vi: `Tệp kết thúc ở byte ${end}`, en: `The file ends at byte ${end}` },
  });

export type Cursor = {
  /** The bytes of a range, in chunks. */
  stream(from: number, to: number): AsyncGenerator<Uint8Array>;
  /** A short range at once. */
  take(from: number, length: number): Promise<Uint8Array>;
  /** Reads what is left and gives the digest of all. */
  finish(): Promise<string>;
};

/** Reads a file forward and hashes every byte of it once, also those that nobody asked for. */
export function hashingCursor(source: RandomAccess, newHash: NewHash): Cursor {
  const hash = newHash();
  let hashed = 0;

  const absorb = (at: number, bytes: Uint8Array) => {
    if (at + bytes.length <= hashed) return;
    hash.update(bytes.subarray(hashed - at));
    hashed = at + bytes.length;
  };

  async function* pieces(from: number, to: number): AsyncGenerator<Uint8Array> {
    for (let at = from; at < to; ) {
      const bytes = await source.read(at, Math.min(chunk, to - at));
      absorb(at, bytes);
      at += bytes.length;
      yield bytes;
    }
  }

  const catchUp = async (to: number) => {
    for await (const _ of pieces(hashed, Math.min(to, source.size)));
  };

  return {
    async *stream(from, to) {
      await catchUp(from);
      yield* pieces(from, Math.min(to, source.size));
    },
    async take(from, length) {
      await catchUp(from);
      const bytes = await source.read(from, Math.max(0, Math.min(length, source.size - from)));
      absorb(from, bytes);
      return bytes;
    },
    async finish() {
      await catchUp(source.size);
      return hash.hex();
    },
  };
}
