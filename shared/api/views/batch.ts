import * as z from 'zod';
import { Batch, BatchPart } from '#shared/file/batch.ts';
import { UploadTarget } from './dossier.ts';

const Time = z.iso.datetime({ offset: true });

export const BatchView = z.strictObject({
  ...Batch.omit({ version: true }).shape,
  at: Time,
  expiresAt: Time,
  parts: z
    .array(
      z.strictObject({
        ...BatchPart.shape,
        /** Where to look at it, for five minutes; ask again for another. */
        url: z.url(),
      }),
    )
    .optional(),
  /** Where to send the bytes while they are awaited; its `fileId` is the id of the batch. */
  upload: UploadTarget.optional(),
});
