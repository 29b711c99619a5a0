import * as z from 'zod';
import { BatchFailure, BatchPart } from '#shared/file/batch.ts';

const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const { component, pages, blank, mediaType } = BatchPart.shape;

/** How a batch is handed to the process that parts it, and what that answers. */
export const splitting = {
  question: z.object({ bytes: Bytes, mediaType: z.string(), at: z.string() }),
  answer: z.union([
    BatchFailure,
    z.array(z.strictObject({ component, pages, blank, mediaType, bytes: Bytes })),
  ]),
};
