import { describe, expect, it } from 'vitest';
import type { NewSegment } from '#shared/adapters/text-index/segment.ts';
import { emptyIndex, type SegmentStore } from '#shared/adapters/text-index/segment-store.ts';

const bytes = new TextEncoder();
const segment = (key: string): NewSegment => ({
  key,
  bytes: 10,
  head: 3,
  dossiers: 1,
  pages: 2,
  from: '2026-11-01T00:00:00.000Z',
  to: '2026-11-02T00:00:00.000Z',
  sealed: '2026-11-02',
  content: bytes.encode('0123456789'),
});

/** What every place of segments must do; each adapter runs it against its own engine. */
export function segmentStoreContract(open: () => Promise<SegmentStore>) {
  describe('a place of segments', () => {
    it('is empty at first', async () => {
      expect(await (await open()).catalogue()).toEqual(emptyIndex);
    });

    it('gives pieces of what was put', async () => {
      const store = await open();
      await store.put(segment('a'));
      await store.put(segment('a'));
      expect(Buffer.from(await store.read('a', 3, 4)).toString()).toBe('3456');
      await expect(store.read('b', 0, 1)).rejects.toThrow();
    });

    it('saves a catalogue over the one that was read, and over no other', async () => {
      const store = await open();
      const first = await store.catalogue();
      const { content: _, ...listed } = segment('a');
      const catalogue = { ...first.catalogue, segments: [listed], through: '2026-11-02', purged: ['d-1'] };
      expect(await store.save({ ...first, catalogue })).toBe(true);
      expect(await store.save({ ...first, catalogue: first.catalogue })).toBe(false);
      const second = await store.catalogue();
      expect(second.catalogue).toEqual(catalogue);
      const both = [2, 3].map((no) =>
        store.save({ ...second, catalogue: { ...catalogue, purged: [`d-${no}`] } }),
      );
      expect((await Promise.all(both)).toSorted()).toEqual([false, true]);
      expect(await store.save(await store.catalogue())).toBe(true);
    });

    it('clears away what is not named any more and has lain there for long', async () => {
      const store = await open();
      for (const key of ['a', 'b']) await store.put(segment(key));
      const [earlier, later] = [-1, 1].map((hours) => new Date(Date.now() + hours * 3_600_000));
      if (earlier === undefined || later === undefined) throw new Error('two times');
      await store.tidy(['a'], earlier);
      expect(await store.read('b', 0, 1)).toHaveLength(1);
      await store.tidy(['a'], later);
      expect(await store.read('a', 0, 1)).toHaveLength(1);
      await expect(store.read('b', 0, 1)).rejects.toThrow();
    });
  });
}
