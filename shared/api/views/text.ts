import * as z from 'zod';
import { ArchiveItem } from './archive.ts';

/** Left, top, right, bottom in the points of `width` and `height`. */
const Box = z.tuple([z.number(), z.number(), z.number(), z.number()]);

const FoundPage = z.strictObject({
  file: z.string(),
  /** From 1. */
  page: z.int(),
  width: z.number().optional(),
  height: z.number().optional(),
  /** The text around the first word that was found; absent, as are the boxes, where the stored text is damaged or cannot be opened. */
  excerpt: z.array(z.strictObject({ text: z.string(), isFound: z.boolean() })).optional(),
  /** Where on the page the words stand that were found. */
  boxes: z.array(Box).optional(),
  /** The text is not what was sealed. */
  damaged: z.literal(true).optional(),
});

export const TextsFound = z.strictObject({
  /** Dossiers that were found in all. */
  count: z.int(),
  items: z.array(
    z.strictObject({
      ...ArchiveItem.shape,
      /** On how many pages something was found, of which the best are shown. */
      pageCount: z.int(),
      pages: z.array(FoundPage),
      /** The dossier is not what was sealed, so nothing of it is shown: verify it to see what is damaged. */
      damaged: z.literal(true).optional(),
    }),
  ),
  nextCursor: z.string().optional(),
});

export const Suggestions = z.strictObject({
  items: z.array(z.strictObject({ word: z.string(), pages: z.int() })),
});
