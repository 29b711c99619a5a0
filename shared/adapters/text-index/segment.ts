import * as z from 'zod';

/** A read file of a dossier: where its text lies in the package, and how many pages it has. */
const FiledText = z.object({
  id: z.string(),
  pages: z.int().positive(),
  offset: z.int().min(0),
  size: z.int().positive(),
});

/** A sealed dossier in the index. Of what was in it, only the words and where they stand are kept. */
export const FiledDossier = z.object({
  code: z.string(),
  unit: z.string(),
  procedure: z.string(),
  closedAt: z.iso.datetime(),
  files: z.array(FiledText),
});
export type FiledDossier = z.infer<typeof FiledDossier>;

/** What has to be known of a segment before anything is looked up in it. Pages are counted through all files in their order. */
export const SegmentHead = z.object({
  version: z.literal(1),
  dossiers: z.array(FiledDossier),
  /** The first term of each block of the dictionary, where the block begins, and where its postings do. */
  blocks: z.array(z.tuple([z.string(), z.int(), z.int()])),
  /** Bytes of the dictionary; the postings follow. */
  dictionary: z.int(),
});
export type SegmentHead = z.infer<typeof SegmentHead>;

/**
 * An immutable part of the index, named by the SHA-256 of its bytes: dictionary, postings, and at the end the head,
 * gzipped. The terms of the dictionary are in order, in blocks that each begin anew.
 */
export const Segment = z.object({
  key: z.string(),
  bytes: z.int().positive(),
  head: z.int().positive(),
  dossiers: z.int().positive(),
  pages: z.int().min(0),
  /** When the first and the last of its dossiers were closed. */
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  /** The last day on which one of them was sealed, in Việt Nam. */
  sealed: z.iso.date(),
});
export type Segment = z.infer<typeof Segment>;

export type NewSegment = Segment & { content: Uint8Array };

/** A term of the dictionary: on how many pages it stands, and where its postings lie. */
export type FiledTerm = { term: string; pages: number; offset: number; length: number };
