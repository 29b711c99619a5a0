import * as z from 'zod';
import { FileProblem } from '#shared/file/file.ts';
import { FileSignature } from '#shared/signature/signature.ts';
import { TrustAnchor } from '#shared/signature/trust.ts';

const Question = z.object({
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  at: z.string(),
  /** Needed only where the file is signed. */
  anchors: z.array(TrustAnchor),
});
export type Question = z.infer<typeof Question>;

const Inside = z.object({
  mediaType: z.string().optional(),
  pages: z.int().optional(),
  problem: FileProblem.optional(),
  signatures: z.array(FileSignature).optional(),
  attachments: z.int().positive().optional(),
});
export type Inside = z.infer<typeof Inside>;

/** What is asked of the process that opens files, and what it answers. */
export const inspection = { question: Question, answer: Inside };

/** The offsets that a signature covers are never compressed, so that a file without the word brings none. */
export const isSigned = (bytes: Buffer): boolean => bytes.includes('/ByteRange');
