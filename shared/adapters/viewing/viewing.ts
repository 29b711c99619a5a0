import * as z from 'zod';
import { Recognition } from '#shared/file/recognition.ts';

const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const Picture = z.custom<Buffer>((value) => Buffer.isBuffer(value));
const { pages } = Recognition.shape;
const Page = pages.element;
const { words } = Page.shape;
const Box = words.element.shape.box;
const shown = { pdf: Bytes, isCopy: z.boolean() };

const Question = z.discriminatedUnion('what', [
  z.object({ what: z.literal('words'), pdf: Bytes }),
  z.object({ what: z.literal('picture'), ...shown, page: Page.pick({ number: true, turn: true }) }),
  z.object({
    what: z.literal('page'),
    /** The digest of the file; its bytes are needed only where it is not open yet. */
    file: z.string(),
    bytes: Bytes.optional(),
    mediaType: z.string(),
    ...Page.pick({ number: true, turn: true }).shape,
    /** Points across. */
    width: z.int().positive(),
    /** Whether what the file itself says on the page is wanted as well. */
    wantsWords: z.boolean(),
  }),
  z.object({
    what: z.literal('redaction'),
    ...shown,
    recognition: Recognition,
    areas: z.array(z.object({ page: z.int(), box: Box, label: z.string() })),
    title: z.string(),
    at: z.string(),
  }),
]);
export type Question = z.infer<typeof Question>;

const size = { width: z.number(), height: z.number() };

const Answer = z.discriminatedUnion('what', [
  z.object({ what: z.literal('words'), pages }),
  z.object({
    what: z.literal('picture'),
    picture: Picture,
    mediaType: z.enum(['image/jpeg', 'image/png']),
    turn: z.literal([0, 1, 2, 3]),
  }),
  z.object({
    what: z.literal('page'),
    count: z.int(),
    /** As it is read, 72 to the inch. */
    ...size,
    picture: z.object({ ...size, jpeg: Picture }),
    words: words.optional(),
  }),
  z.object({ what: z.literal('no-page') }),
  z.object({ what: z.literal('not-open') }),
  z.object({ what: z.literal('redaction'), copy: Bytes }),
  z.object({ what: z.literal('nothing') }),
]);
export type Answer = z.infer<typeof Answer>;

/** What is asked of the process that shows files, and what it answers. */
export const viewing = { question: Question, answer: Answer };
