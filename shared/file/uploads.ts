import type * as z from 'zod';
import type { UploadTarget } from '#shared/contract/views.ts';
import { localTime } from '#shared/kernel/time.ts';
import type { DossierFile } from './file.ts';

/** How long an upload target is good for, in seconds. */
export const uploadSeconds = 3_600;

/** Signs a `PUT` of one object with these headers. */
export type SignUpload = (request: {
  key: string;
  query?: Record<string, string>;
  headers: Record<string, string>;
  seconds: number;
  at: string;
}) => Promise<string>;

/** Where a file's bytes lie until the dossier is sealed. */
export const intakeKey = (code: string, fileId: string) => `${code}/${fileId}`;

/**
 * Where to send the files that are still missing. Size, type and SHA-256 are signed, so S3 itself refuses other bytes,
 * and a target can be used once (`If-None-Match: *`).
 */
export const uploadTargets = (
  code: string,
  files: DossierFile[],
  at: string,
  sign: SignUpload,
): Promise<z.infer<typeof UploadTarget>[]> =>
  Promise.all(
    files
      .filter(({ state }) => state === 'missing')
      .map(async (file) => {
        const headers = {
          'content-length': String(file.size),
          'content-type': file.mediaType,
          'if-none-match': '*',
          'x-amz-checksum-sha256': Buffer.from(file.sha256, 'hex').toString('base64'),
        };
        const url = await sign({ key: intakeKey(code, file.id), headers, seconds: uploadSeconds, at });
        const expiresAt = localTime(new Date(Date.parse(at) + uploadSeconds * 1000).toISOString());
        return { fileId: file.id, method: 'PUT' as const, url, headers, expiresAt };
      }),
  );
