import * as z from 'zod';
import { Recognition, Unread } from '#shared/file/recognition.ts';
import { Text } from '#shared/kernel/text.ts';

const { box } = Recognition.shape.pages.element.shape.words.element.shape;

export const PageText = z.strictObject({
  /** `own` is what the file itself says; `none` is a picture that nobody reads. */
  state: z.enum(['recognised', 'own', 'due', 'failed', 'none']),
  reason: Unread.optional(),
  words: z.array(z.strictObject({ text: z.string(), box })).optional(),
  /** How many words are left out where a page has more than an answer holds. */
  leftOut: z.int().optional(),
  /** Where what was looked for stands. */
  marks: z.array(box).optional(),
});

export const PageView = z.strictObject({
  fileId: z.string(),
  page: z.int(),
  pages: z.int(),
  /** Of the page, in the points in which places on it are told. */
  width: z.number(),
  height: z.number(),
  picture: z.strictObject({
    mediaType: z.literal('image/jpeg'),
    width: z.int(),
    height: z.int(),
    data: z.base64(),
  }),
  /** Not of a thumbnail. */
  text: PageText.optional(),
});

export const RedactedCopy = z.strictObject({
  /** For five minutes; the copy is there for seven days. */
  url: z.url(),
  sha256: z.string(),
  bytes: z.int(),
  /** Why something is covered in it, and what stands there instead. */
  reasons: z.array(z.strictObject({ id: z.string(), label: z.string(), name: Text, basis: z.string() })),
});
