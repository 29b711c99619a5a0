import type * as z from 'zod';
import type { UploadTarget } from '#shared/contract/views.ts';
import { localTime } from '#shared/kernel/time.ts';
import type { DossierFile } from './file.ts';

/** How long an upload target is good for, in seconds. */
export const uploadSeconds = 3_600;

/** What the sender of a file must say of it, in these words. */
type UploadHeaders = Record<
  'content-length' | 'content-type' | 'if-none-match' | 'x-amz-checksum-sha256',
  string
>;

/** Signs a `PUT` of one object with these headers. */
export type SignUpload = (request: {
  key: string;
  headers: UploadHeaders;
  seconds: number;
  at: string;
}) => Promise<string>;

/** Where a file's bytes lie until the dossier is sealed. */
export const intakeKey = (code: string, fileId: string) => `${code}/${fileId}`;

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
