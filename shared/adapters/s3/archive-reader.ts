import type { ArchiveReader } from '#shared/archive/archive.ts';
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
      return fetchRange(url, `bytes=${offset}-${offset + length - 1}`, attempts);
    },
  }),
});

/** S3 asks to be tried again by a 5xx; anything else but the range itself is a fault. */
async function fetchRange(url: string, range: string, left: number): Promise<Uint8Array> {
  const response = await fetch(url, { headers: { range }, signal: AbortSignal.timeout(patience) });
  if (response.status === 206) return response.bytes();
  await response.body?.cancel();
  if (response.status < 500 || left === 1)
    throw new Error(`the archive answered ${response.status} for ${range}`);
  return fetchRange(url, range, left - 1);
}
