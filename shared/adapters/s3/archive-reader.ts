import type { ArchiveReader } from '#shared/archive/archive.ts';
import { Damaged } from '#shared/kernel/damage.ts';
import { readObject } from './bodies.ts';
import type { Bucket } from './client.ts';
import { statusOf } from './refusals.ts';

/** Reads packages of the archive bucket, piece by piece. */
export const s3ArchiveReader = (bucket: Bucket): ArchiveReader => ({
  open: ({ key: Key, versionId: VersionId, bytes: size }) => ({
    size,
    async read(offset, length) {
      if (length === 0) return new Uint8Array();
      const Range = `bytes=${offset}-${offset + length - 1}`;
      try {
        return (await readObject(bucket, { Key, VersionId, Range })).bytes;
      } catch (error) {
        if (absent.has(statusOf(error) ?? 0)) throw missing(Key, offset);
        throw error;
      }
    },
  }),
});

/** A version or a range that is not there: the package is gone, or shorter than it was sealed. */
const absent: ReadonlySet<number> = new Set([404, 416]);

const missing = (key: string, offset: number) =>
  new Damaged({
    pointer: `/package/${key}`,
    code: 'container',
    detail: {
      vi: `Gói lưu trữ không có dữ liệu từ byte ${offset}`,
      en: `The package has no data from byte ${offset}`,
    },
  });
