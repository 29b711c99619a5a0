import type * as z from 'zod';
import { type Answer, route } from '#functions/http/route.ts';
import type { SignDownload } from '#shared/adapters/s3/presign.ts';
import * as operations from '#shared/api/resources/batches.ts';
import { uploadTarget } from '#shared/api/show/upload-target.ts';
import type { BatchView } from '#shared/api/views/batch.ts';
import { type Batch, batchKey, batchPartKey, isExpired } from '#shared/file/batch.ts';
import type { SignUpload } from '#shared/file/uploads.ts';
import { meantId } from '#shared/kernel/own-id.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { localTime } from '#shared/kernel/time.ts';
import { isAtTheDesk } from '#shared/unit/rights.ts';
import { type AnnounceDeps, announceBatch } from '#shared/use-cases/file/announce-batch.ts';

type BatchDeps = AnnounceDeps & { signDownload: SignDownload; signUpload: SignUpload };

/** PUT /v1/batches/{batchId} */
export const putBatch = (deps: BatchDeps) =>
  route(operations.putBatch, async ({ params, body: declared, caller: by, at }): Promise<Answer> => {
    const batch = await announceBatch(deps, { id: params.batchId, declared, by, at });
    return batch.ok ? ok({ body: await batchView(deps, batch.value, at) }) : fail({ code: batch.error });
  });

/** GET /v1/batches/{batchId} */
export const getBatch = (deps: BatchDeps) =>
  route(operations.getBatch, async ({ params, caller, at }): Promise<Answer> => {
    if (caller.kind !== 'officer') return fail({ code: 'forbidden' });
    const batch = await deps.batches.find(meantId(caller.unit, params.batchId));
    const isKnown = batch !== undefined && isAtTheDesk(caller, batch) && !isExpired(batch, at);
    return isKnown ? ok({ body: await batchView(deps, batch, at) }) : fail({ code: 'unknown-batch' });
  });

/** How long a link to a part holds. */
const linkSeconds = 300;

async function batchView(
  { signDownload, signUpload }: BatchDeps,
  batch: Batch,
  at: string,
): Promise<z.infer<typeof BatchView>> {
  const { version: _, parts, ...rest } = batch;
  const { id } = rest;
  const shown = parts?.map(async (part) => {
    const key = batchPartKey(id, part.no);
    return { ...part, url: await signDownload({ key, seconds: linkSeconds, at }) };
  });
  const target = { key: batchKey(id), ...rest };
  return {
    ...rest,
    at: localTime(batch.at),
    expiresAt: localTime(batch.expiresAt),
    ...(shown && { parts: await Promise.all(shown) }),
    ...(batch.state === 'awaiting' && { upload: await uploadTarget(target, at, signUpload) }),
  };
}
