import * as z from 'zod';
import { PageReport } from './pages/report.ts';
import { Recognition, Unread } from './recognition.ts';

/** What was read in a file. */
export const Reading = z.strictObject({
  recognition: Recognition,
  /** Of the pages that are pictures. */
  reports: z.array(PageReport),
  /** The same pages, upright, with their text behind the pictures: PDF/A-2b. Only of files all of whose pages are pictures. */
  searchable: z.exactOptional(z.custom<Uint8Array>((value) => value instanceof Uint8Array)),
});
export type Reading = z.infer<typeof Reading>;

/** What a reader needs to know of a file beside its bytes. */
const ToRead = z.object({ mediaType: z.string(), title: z.string(), at: z.string() });

/** Reads the text of a file that was scanned, or that brings its text with it. */
export interface Recogniser {
  read(bytes: Uint8Array, file: z.infer<typeof ToRead>): Promise<Reading | Unread>;
}

/** How a recogniser is asked where it is another process. */
export const reading = {
  question: ToRead.extend({ bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
  answer: z.union([Unread, Reading]),
};
