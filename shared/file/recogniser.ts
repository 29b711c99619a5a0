import type { PageReport } from './pages/report.ts';
import type { Recognition } from './recognition.ts';

/** Why a file's text is not known: nothing of it can be shown, or it has more pages than are read. */
export type Unread = 'unreadable' | 'too-many-pages';

/** What was read in a file. */
export type Reading = {
  recognition: Recognition;
  /** Of the pages that are pictures. */
  reports: PageReport[];
  /** The same pages, upright, with their text behind the pictures: PDF/A-2b. Only of files all of whose pages are pictures. */
  searchable?: Uint8Array;
};

/** Reads the text of a file that was scanned, or that brings its text with it. */
export interface Recogniser {
  read(bytes: Uint8Array, file: { mediaType: string; title: string; at: string }): Promise<Reading | Unread>;
}
