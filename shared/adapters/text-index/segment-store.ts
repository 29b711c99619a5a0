import * as z from 'zod';
import { type NewSegment, Segment } from './segment.ts';

/** What the index consists of at a moment. */
export const TextCatalogue = z.object({
  version: z.literal(1),
  segments: z.array(Segment),
  through: z.iso.date().optional(),
  purged: z.array(z.string()),
});
export type TextCatalogue = z.infer<typeof TextCatalogue>;

/** A catalogue as it was read; `tag` tells it from what others have saved since. */
export type ReadCatalogue = { catalogue: TextCatalogue; tag?: string | undefined };

/** What there is before anything is indexed. */
export const emptyIndex: ReadCatalogue = { catalogue: { version: 1, segments: [], purged: [] } };

/** Where segments lie. */
export interface SegmentReader {
  catalogue(): Promise<ReadCatalogue>;
  read(key: string, offset: number, length: number): Promise<Uint8Array>;
}

export interface SegmentStore extends SegmentReader {
  put(segment: NewSegment): Promise<void>;
  /** False where somebody else has saved another since it was read. */
  save(read: ReadCatalogue): Promise<boolean>;
  /** Removes the segments that are not named, but for those that were put after a moment. */
  tidy(named: readonly string[], before: Date): Promise<void>;
}
