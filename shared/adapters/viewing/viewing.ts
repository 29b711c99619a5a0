import * as z from 'zod';
import { Recognition } from '#shared/file/recognition.ts';

const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const { pages } = Recognition.shape;
const Page = pages.element;
const Box = Page.shape.words.element.shape.box;
const shown = { pdf: Bytes, isCopy: z.boolean() };

const Question = z.discriminatedUnion('what', [
  z.object({ what: z.literal('words'), pdf: Bytes }),
  z.object({ what: z.literal('picture'), ...shown, page: Page.pick({ number: true, turn: true }) }),
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

const Answer = z.discriminatedUnion('what', [
  z.object({ what: z.literal('words'), pages }),
  z.object({
    what: z.literal('picture'),
    picture: z.custom<Buffer>((value) => Buffer.isBuffer(value)),
    mediaType: z.enum(['image/jpeg', 'image/png']),
    turn: z.literal([0, 1, 2, 3]),
  }),
  z.object({ what: z.literal('redaction'), copy: Bytes }),
  z.object({ what: z.literal('nothing') }),
]);
export type Answer = z.infer<typeof Answer>;

/** What is asked of the process that shows sealed files, and what it answers. */
export const viewing = { question: Question, answer: Answer };
