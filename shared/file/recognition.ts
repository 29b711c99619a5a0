import * as z from 'zod';

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
});
export type RecognisedPage = z.infer<typeof RecognisedPage>;

/** What a scanned file says: the text of each page and where each word stands on it. */
export const Recognition = z.object({ version: z.literal(1), pages: z.array(RecognisedPage) });
export type Recognition = z.infer<typeof Recognition>;

/** Where what was derived from a file lies, beside the file itself. */
export const derivativeKeys = (code: string, fileId: string) => ({
  text: `${code}/${fileId}.text.json`,
  pdf: `${code}/${fileId}.searchable.pdf`,
});
