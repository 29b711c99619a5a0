import type { ArchiveReader } from '#shared/archive/archive.ts';
import { Damaged } from '#shared/kernel/damage.ts';
import type { Presign } from './presign.ts';

const attempts = 3;
const patience = 10_000;

/**
 * Reads packages of the archive bucket, piece by piece, by signed requests: the S3 client alone would make the
 * auditor's bundle half as large again.
 */
export const s3ArchiveReader = (presign: Presign): ArchiveReader => ({
  open: ({ key, versionId, bytes }) => ({
    size: bytes,
    async read(offset, length) {
      if (length === 0) return new Uint8Array();
      const url = await presign({ method: 'GET', key, query: { versionId }, seconds: 60, at: new Date() });
      const bytes = await fetchRange(url, `bytes=${offset}-${offset + length - 1}`, attempts);
      if (bytes === undefined) throw missing(key, offset);
      return bytes;
    },
  }),
});

const missing = (key: string, offset: number) =>
  new Damaged({
    pointer: `/package/${key}`,
    code: 'container',
    detail: {
      vi: `Gói lưu trữ không có dữ liệu từ byte ${offset}`,
      en: `The package holds nothing from byte ${offset} on`,
    },
  });

/** A version or a range that is not there: the package is gone, or shorter than it was sealed. */
const absent: ReadonlySet<number> = new Set([404, 416]);

/** S3 asks for a retry by a 5xx. Undefined where the bytes are not there; anything else is a fault. */
async function fetchRange(url: string, range: string, left: number): Promise<Uint8Array | undefined> {
  const response = await fetch(url, { headers: { range }, signal: AbortSignal.timeout(patience) });
  if (response.status === 206) return response.bytes();
  await response.body?.cancel();
  if (absent.has(response.status)) return undefined;
  if (response.status < 500 || left === 1)
    throw new Error(`the archive answered ${response.status} for ${range}`);
  return fetchRange(url, range, left - 1);
}
