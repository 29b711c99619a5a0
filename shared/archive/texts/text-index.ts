import type { Clause } from './query.ts';

/** A read file of a dossier: where its text lies in the package. */
type FileText = { id: string; offset: number; size: number };

/** A sealed dossier with what the pages of its files say. */
export type DossierTexts = {
  code: string;
  unit: string;
  procedure: string;
  closedAt: string;
  /** The day on which it was sealed. */
  sealed: string;
  files: (FileText & { pages: string[] })[];
};

/** Whose dossiers are looked into; what does not fit is neither found, counted nor suggested. */
export type TextScope = {
  /** The unit or one below it. */
  unit?: string | undefined;
  procedure?: string | undefined;
  /** Closed from (inclusive) and to (exclusive), UTC. */
  closedFrom?: string | undefined;
  closedTo?: string | undefined;
};

/** A dossier with a file that meets every clause. */
export type FoundTexts = {
  code: string;
  /** The pages of such files on which something stands that was looked for, those that meet the most clauses first. */
  pages: { file: FileText; number: number }[];
};

type TextSearch = {
  clauses: readonly Clause[];
  scope: TextScope;
  limit: number;
  /** Where the page before ended. */
  after?: string | undefined;
};

/** Finds texts. What is spelled as it was asked for comes before the rest, and of each the latest first. */
export interface TextFinder {
  search(asked: TextSearch): Promise<{ count: number; items: FoundTexts[]; after?: string | undefined }>;
  /** Words that begin like this one: first those that stand behind the word before, then the most frequent. */
  suggest(
    typed: { beginning: string; before?: string | undefined },
    scope: TextScope,
  ): Promise<{ word: string; pages: number }[]>;
}

/** How far the index has come. */
type IndexProgress = {
  /** Everything that was sealed up to the end of this day is in. */
  through?: string | undefined;
  /** The disposals whose packages have left the index. */
  purged: string[];
};

/** Somebody else works on the index at this moment. */
export class IndexInUse extends Error {}

/** The index of texts, as it is kept; one at a time changes it, and who comes second hears {@link IndexInUse}. It follows from the archive: what is lost of it is made again. */
export interface TextIndex {
  progress(): Promise<IndexProgress>;
  /** The dossiers that are in and were sealed on a day or later, and perhaps others. */
  known(day: string): Promise<Set<string>>;
  add(dossiers: readonly DossierTexts[]): Promise<void>;
  /** Takes out what disposals destroyed. */
  purge(codes: ReadonlySet<string>, disposals: readonly string[]): Promise<void>;
  reached(day: string): Promise<void>;
  /** Clears away what the index does not need any more. */
  tidy(at: string): Promise<void>;
}
