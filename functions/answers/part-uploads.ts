import type * as z from 'zod';
import type { Answer } from '#functions/http/route.ts';
import type { PartUploadView } from '#shared/api/resources/part-uploads.ts';
import {
  type ArrivedPart,
  arrivedAs,
  type PartUploads,
  partSize,
  partsOf,
} from '#shared/file/part-uploads.ts';
import { uploadSeconds } from '#shared/file/uploads.ts';
import type { Finding } from '#shared/kernel/finding.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { localTime } from '#shared/kernel/time.ts';

export type PartUploadDeps = { partUploads: PartUploads };

/** What is uploaded, and where its bytes go. */
export type Target = { fileId: string; key: string; size: number; mediaType: string };

export async function startParts(deps: PartUploadDeps, target: Target, at: string): Promise<Answer> {
  const uploadId = await deps.partUploads.begin(target.key, target.mediaType);
  return ok({ body: await view(deps, target, { uploadId, arrived: [], at }) });
}

export async function showParts(
  deps: PartUploadDeps,
  target: Target,
  { uploadId, at }: { uploadId: string; at: string },
): Promise<Answer> {
  const arrived = await deps.partUploads.arrived(target.key, uploadId);
  if (arrived === undefined) return fail({ code: 'unknown-upload' });
  return ok({ body: await view(deps, target, { uploadId, arrived, at }) });
}

/** Only what has arrived whole is put together; whether it is the file that was declared, the inspection sees. */
export async function completeParts(
  { partUploads }: PartUploadDeps,
  { key, size, fileId }: Target,
  uploadId: string,
): Promise<Answer> {
  const arrived = await partUploads.arrived(key, uploadId);
  if (arrived === undefined) return fail({ code: 'unknown-upload' });
  const parts = partsOf(size).map((part) => ({ ...part, arrived: arrivedAs(part, arrived) }));
  const missing = parts.filter((part) => part.arrived === undefined);
  if (missing.length > 0) return fail({ code: 'upload-incomplete', findings: missing.map(missingPart) });
  const done = await partUploads.complete(
    key,
    uploadId,
    parts.flatMap((part) => part.arrived ?? []),
  );
  if (done === 'completed') return ok({ body: { fileId } });
  return fail({ code: done === 'taken' ? 'file-settled' : 'unknown-upload' });
}

const missingPart = ({ number }: { number: number }): Finding => ({
  pointer: `/parts/${number - 1}`,
  code: 'missing-part',
  detail: { vi: `Phần ${number} chưa đến.`, en: `Part ${number} has not arrived.` },
});

type Progress = { uploadId: string; arrived: readonly ArrivedPart[]; at: string };

async function view(
  { partUploads }: PartUploadDeps,
  { fileId, key, size }: Target,
  { uploadId, arrived, at }: Progress,
): Promise<z.infer<typeof PartUploadView>> {
  const parts = partsOf(size).map(async (part) => {
    if (arrivedAs(part, arrived) !== undefined) return { ...part, state: 'arrived' as const };
    const url = await partUploads.sign({ key, uploadId, ...part, seconds: uploadSeconds, at });
    return { ...part, state: 'missing' as const, url };
  });
  const expiresAt = localTime(new Date(Date.parse(at) + uploadSeconds * 1000).toISOString());
  return { uploadId, fileId, size, partSize, parts: await Promise.all(parts), expiresAt };
}
