import { IndexInUse, type TextIndex } from '#shared/archive/texts/text-index.ts';
import { buildSegment } from './build-segment.ts';
import type { SegmentStore, TextCatalogue } from './segment-store.ts';
import { codesIn, compact, rewrite } from './upkeep.ts';

/** Searches that began with an earlier catalogue are over by then, in milliseconds. */
const grace = 3_600_000;

/** An index of texts in segments: new ones are added, like ones merged, and none is ever changed. */
export const segmentIndex = (store: SegmentStore): TextIndex => ({
  async progress() {
    const { through, purged } = (await store.catalogue()).catalogue;
    return { through, purged };
  },

  async known(day) {
    const { segments } = (await store.catalogue()).catalogue;
    const late = segments.filter(({ sealed }) => sealed >= day);
    return new Set((await Promise.all(late.map((segment) => codesIn(store, segment)))).flat());
  },

  async add(dossiers) {
    const { content, ...segment } = buildSegment(dossiers);
    await store.put({ content, ...segment });
    await change(store, (catalogue) =>
      compact(store, { ...catalogue, segments: [...catalogue.segments, segment] }),
    );
  },

  async purge(codes, disposals) {
    await change(store, async (catalogue) => {
      let left: TextCatalogue = { ...catalogue, purged: [...catalogue.purged, ...disposals] };
      for (const segment of codes.size === 0 ? [] : catalogue.segments) {
        if ((await codesIn(store, segment)).some((code) => codes.has(code)))
          left = await rewrite(store, left, [segment], (code) => !codes.has(code));
      }
      return left;
    });
  },

  async reached(day) {
    await change(store, async (catalogue) => ({ ...catalogue, through: day }));
  },

  async tidy(at) {
    const { segments } = (await store.catalogue()).catalogue;
    await store.tidy(
      segments.map(({ key }) => key),
      new Date(Date.parse(at) - grace),
    );
  },
});

/** One call at a time works on the index; whoever comes second is refused, and its work is done by the next. */
async function change(
  store: SegmentStore,
  changed: (catalogue: TextCatalogue) => Promise<TextCatalogue>,
): Promise<void> {
  const { catalogue, tag } = await store.catalogue();
  if (!(await store.save({ catalogue: await changed(catalogue), tag })))
    throw new IndexInUse('the index was changed by somebody else meanwhile');
}
