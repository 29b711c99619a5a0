import * as z from 'zod';
import { PageReport } from './pages/report.ts';

/** Left, top, right, bottom in pixels of the page as it was read, from its upper left corner. */
const Box = z.tuple([z.number(), z.number(), z.number(), z.number()]);

const Word = z.object({
  text: z.string().min(1),
  box: Box,
  /** 0 to 100; 100 where the text was not recognised but read from the file itself. */
  confidence: z.number().min(0).max(100),
});
export type Word = z.infer<typeof Word>;

const RecognisedPage = z.object({
  /** From 1. */
  number: z.int().positive(),
  width: z.number().positive(),
  height: z.number().positive(),
  /** NFC, a newline between lines; the words in the order in which they are read. */
  text: z.string(),
  words: z.array(Word),
  /** So many of the words at a time stand on one line: what they stand on, from its start to its end, and how high letters are. */
  lines: z
    .array(z.object({ words: z.int().positive(), baseline: Box, size: z.number().positive() }))
    .optional(),
  /** How far the page as the file shows it was turned clockwise to be read; not at all where nothing is said. */
  turn: z.literal([90, 180, 270]).optional(),
});
export type RecognisedPage = z.infer<typeof RecognisedPage>;

/** What a scanned file says: the text of each page and where each word stands on it. */
export const Recognition = z.object({ version: z.literal(1), pages: z.array(RecognisedPage) });
export type Recognition = z.infer<typeof Recognition>;

/** Why the text of a file is not known; `not-in-time` where its dossier was to be sealed before. */
export const Unread = z.enum(['unreadable', 'too-many-pages', 'not-in-time']);
export type Unread = z.infer<typeof Unread>;

/** Something that was made of a file and lies beside it. */
const Derived = z.object({ size: z.int().positive(), sha256: z.string().regex(/^[0-9a-f]{64}$/) });

/** What came of reading a file. */
export const Recognised = z.object({
  pages: z.int().positive(),
  /** {@link Recognition} as JSON. */
  text: Derived,
  /** The pages with their text behind them, as PDF/A-2b; only of scans. */
  pdf: Derived.optional(),
  /** The pages that an officer should look at. */
  remarks: z.array(PageReport),
});
export type Recognised = z.infer<typeof Recognised>;

/** How far the recognition of a file has come; it never keeps the dossier from going on. */
export const RecognitionState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('due') }),
  z.object({ state: z.literal('done'), ...Recognised.shape }),
  z.object({ state: z.literal('failed'), reason: Unread }),
]);

/** What is read, by its media type. */
const readable: ReadonlySet<string> = new Set(['application/pdf', 'image/jpeg', 'image/png', 'image/tiff']);
export const isReadable = (mediaType: string) => readable.has(mediaType);

/** What may be derived from a file, and the ending by which it is known beside the file and in the archive. */
export const derivatives = {
  text: { ending: '.text.json', mediaType: 'application/json' },
  pdf: { ending: '.searchable.pdf', mediaType: 'application/pdf' },
} as const;
export type DerivativeKind = keyof typeof derivatives;

/** The name of a derivative where files are named by their ids. */
export const derivativeId = (fileId: string, kind: DerivativeKind) => `${fileId}${derivatives[kind].ending}`;
