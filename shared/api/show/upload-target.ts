import type * as z from 'zod';
import type { DossierFile } from '#shared/file/file.ts';
import { intakeKey, type SignUpload, uploadSeconds } from '#shared/file/uploads.ts';
import { localTime } from '#shared/kernel/time.ts';
import type { UploadTarget } from '../views/dossier.ts';

type Declared = Pick<DossierFile, 'id' | 'mediaType' | 'size' | 'sha256'> & { key: string };

/**
 * Where to send what was declared. Size, type and SHA-256 are signed, so S3 itself refuses other bytes, and a target can
 * be used once (`If-None-Match: *`).
 */
export async function uploadTarget(
  { id, key, mediaType, sha256, size }: Declared,
  at: string,
  sign: SignUpload,
): Promise<z.infer<typeof UploadTarget>> {
  const headers = {
    'content-length': String(size),
    'content-type': mediaType,
    'if-none-match': '*',
    'x-amz-checksum-sha256': Buffer.from(sha256, 'hex').toString('base64'),
  };
  const url = await sign({ key, headers, seconds: uploadSeconds, at });
  const expiresAt = localTime(new Date(Date.parse(at) + uploadSeconds * 1000).toISOString());
  return { fileId: id, method: 'PUT', url, headers, expiresAt };
}

/** Where to send the files of a dossier that are still missing. */
export const uploadTargets = (
  code: string,
  files: DossierFile[],
  at: string,
  sign: SignUpload,
): Promise<z.infer<typeof UploadTarget>[]> =>
  Promise.all(
    files
      .filter(({ state }) => state === 'missing')
      .map((file) => uploadTarget({ ...file, key: intakeKey(code, file.id) }, at, sign)),
  );
