import { mergeSegments } from './merge-segments.ts';
import { openSegment } from './read-segment.ts';
import type { Segment } from './segment.ts';
import type { SegmentStore, TextCatalogue } from './segment-store.ts';

/** So many segments of like size become one: a search reads few, and a page is written again a few times only. */
const width = 4;

/** Those below so many pages count as like. */
const smallest = 1000;

/** Larger ones would not fit into a function's memory while they are merged, in pages. */
const largest = 250_000;

const sizeOf = ({ pages }: Segment) =>
  pages < smallest ? 0 : 1 + Math.floor(Math.log(pages / smallest) / Math.log(width));

/** The catalogue with like segments merged. */
export async function compact(store: SegmentStore, catalogue: TextCatalogue): Promise<TextCatalogue> {
  const bySize = Map.groupBy(catalogue.segments, sizeOf);
  const like = [...bySize.values()]
    .map((group) => group.slice(0, width))
    .find((group) => group.length === width && pagesIn(group) <= largest);
  return like === undefined ? catalogue : compact(store, await rewrite(store, catalogue, like, () => true));
}

const pagesIn = (segments: readonly Segment[]) => segments.reduce((sum, { pages }) => sum + pages, 0);

/** The catalogue with one segment in the place of others, without what is not to stay. */
export async function rewrite(
  store: SegmentStore,
  catalogue: TextCatalogue,
  replaced: readonly Segment[],
  stays: (code: string) => boolean,
): Promise<TextCatalogue> {
  const whole = await Promise.all(
    replaced.map(async (segment) => {
      const content = await store.read(segment.key, 0, segment.bytes);
      // The head is in what was just read.
      const piece = async (offset: number, length: number) => content.subarray(offset, offset + length);
      return { head: (await openSegment(segment, piece)).content, sealed: segment.sealed, content };
    }),
  );
  const merged = mergeSegments(whole, stays);
  const others = catalogue.segments.filter((segment) => !replaced.includes(segment));
  if (merged === undefined) return { ...catalogue, segments: others };
  await store.put(merged);
  const { content: _, ...segment } = merged;
  return { ...catalogue, segments: [...others, segment] };
}

/** The dossiers of a segment. */
export async function codesIn(store: SegmentStore, segment: Segment): Promise<string[]> {
  const { content } = await openSegment(segment, (offset, length) => store.read(segment.key, offset, length));
  return content.dossiers.map(({ code }) => code);
}
