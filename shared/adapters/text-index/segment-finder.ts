import type { TextFinder, TextScope } from '#shared/archive/texts/text-index.ts';
import { isWithin } from '#shared/unit/rights.ts';
import { type OpenSegment, openSegment } from './read-segment.ts';
import { type FoundDossier, searchSegment } from './search-segment.ts';
import type { FiledDossier, Segment } from './segment.ts';
import type { SegmentReader } from './segment-store.ts';
import { type LikeWord, wordsLike } from './suggest.ts';

/** As many words as are suggested. */
const suggested = 10;

/** Finds texts in segments. Those that were opened once are remembered, as long as the index consists of them. */
export function segmentFinder(store: SegmentReader): TextFinder {
  const segments = openSegments(store);
  return {
    async search({ after, clauses, limit, scope }) {
      const isVisible = visibleIn(scope);
      const concerned = (await segments()).filter((segment) => mayConcern(segment, scope));
      const found = await Promise.all(concerned.map((one) => searchSegment(one, clauses, isVisible)));
      const all = found.flat().toSorted((one, other) => (placeOf(one) < placeOf(other) ? 1 : -1));
      const left = after === undefined ? all : all.filter((one) => placeOf(one) < after);
      const items = left.slice(0, limit);
      const last = left.length > limit ? items.at(-1) : undefined;
      return {
        count: all.length,
        items: items.map(({ dossier, pages }) => ({ code: dossier.code, pages: pages() })),
        after: last && placeOf(last),
      };
    },

    async suggest(typed, scope) {
      const words = new Map<string, LikeWord>();
      const concerned = (await segments()).filter((segment) => mayConcern(segment, scope));
      const found = await Promise.all(concerned.map((one) => wordsLike(one, typed, visibleIn(scope))));
      for (const one of found.flat()) {
        const known = words.get(one.word) ?? { pages: 0, behind: 0 };
        words.set(one.word, { ...one, pages: known.pages + one.pages, behind: known.behind + one.behind });
      }
      return [...words.values()]
        .toSorted(bestFirst)
        .slice(0, suggested)
        .map(({ word, pages }) => ({ word, pages }));
    },
  };
}

/** Where a dossier stands among those found; the highest is the first. */
const placeOf = ({ fit, dossier: { closedAt, code } }: FoundDossier) => `${fit} ${closedAt} ${code}`;

const mayConcern = (segment: Segment, { closedFrom, closedTo }: TextScope) =>
  (closedFrom === undefined || segment.to >= closedFrom) &&
  (closedTo === undefined || segment.from < closedTo);

const visibleIn =
  ({ closedFrom, closedTo, procedure, unit }: TextScope) =>
  (dossier: FiledDossier): boolean =>
    (unit === undefined || isWithin(dossier.unit, unit)) &&
    (procedure === undefined || dossier.procedure === procedure) &&
    (closedFrom === undefined || dossier.closedAt >= closedFrom) &&
    (closedTo === undefined || dossier.closedAt < closedTo);

/** As it was spelled where that says something, then behind the word before, then the most frequent. */
const bestFirst = (one: LikeWord, other: LikeWord) =>
  Number(other.isSpelled) - Number(one.isSpelled) ||
  other.behind - one.behind ||
  other.pages - one.pages ||
  (one.word < other.word ? -1 : 1);

function openSegments(store: SegmentReader): () => Promise<OpenSegment[]> {
  let known = new Map<string, Promise<OpenSegment>>();
  const open = (segment: Segment) =>
    openSegment(segment, (offset, length) => store.read(segment.key, offset, length));
  return async () => {
    const { segments } = (await store.catalogue()).catalogue;
    const opened = new Map(
      segments.map((segment) => [segment.key, known.get(segment.key) ?? open(segment)] as const),
    );
    known = opened;
    try {
      return await Promise.all(opened.values());
    } catch (error) {
      // None that failed is remembered.
      known = new Map();
      throw error;
    }
  };
}
