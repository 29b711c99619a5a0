import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memorySegmentStore } from '#shared/adapters/text-index/memory-segment-store.ts';
import { segmentFinder } from '#shared/adapters/text-index/segment-finder.ts';
import { segmentIndex } from '#shared/adapters/text-index/segment-index.ts';
import { parseQuery } from '#shared/archive/texts/query.ts';
import type { DossierTexts } from '#shared/archive/texts/text-index.ts';
import { slowSearch } from './slow-search.ts';

const spellings = [
  'giấy',
  'giây',
  'giay',
  'phép',
  'phep',
  'xây',
  'dựng',
  'đất',
  'dat',
  'datum',
  '12',
  '𝒜',
  '𝒜𝒝',
];
const page = fc
  .array(fc.constantFrom(...spellings, 'nguyễn', 'nguyên'), { maxLength: 12 })
  .map((words) => words.join(' '));
const dossiers = fc
  .array(
    fc.record({
      unit: fc.constantFrom('H00.01', 'H00.01.02', 'H00.02'),
      day: fc.integer({ min: 1, max: 9 }),
      files: fc.array(fc.array(page, { minLength: 1, maxLength: 4 }), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((all) =>
    all.map(
      ({ day, files, unit }, index): DossierTexts => ({
        code: `${unit}-${index}`,
        unit,
        procedure: '1.004873',
        closedAt: `2026-11-0${day}T01:00:00.000Z`,
        sealed: `2026-11-0${day}`,
        files: files.map((pages, no) => ({ id: `f${no}`, offset: no, size: 1, pages })),
      }),
    ),
  );
const clause = fc.oneof(
  fc.constantFrom(...spellings),
  fc.constantFrom('gi*', 'đat*', 'dat*', 'ngu*'),
  fc
    .array(fc.constantFrom(...spellings), { minLength: 2, maxLength: 3 })
    .map((words) => `"${words.join(' ')}"`),
);
const query = fc.array(clause, { minLength: 1, maxLength: 3 }).map((clauses) => clauses.join(' '));

/** An index into which these came in portions, some of which are merged by then. */
async function indexed(all: readonly DossierTexts[], portion: number) {
  const store = memorySegmentStore();
  const index = segmentIndex(store);
  for (let start = 0; start < all.length; start += portion)
    await index.add(all.slice(start, start + portion));
  return { index, finder: segmentFinder(store), store };
}

describe('segments', () => {
  it('find what reading every page would find, in the same order, however they were merged', async () => {
    await fc.assert(
      fc.asyncProperty(dossiers, query, fc.integer({ min: 1, max: 5 }), async (all, asked, portion) => {
        const clauses = parseQuery(asked);
        const { finder } = await indexed(all, portion);
        const { count, items } = await finder.search({ clauses, scope: {}, limit: 100 });
        const found = items.map(({ code, pages }) => ({
          code,
          pages: pages.map(({ file, number }) => `${file.id} ${number}`).toSorted(),
        }));
        expect(found).toEqual(slowSearch(all, clauses));
        expect(count).toBe(items.length);
      }),
      { numRuns: 300 },
    );
  });

  it('know nothing any more of what was taken out', async () => {
    await fc.assert(
      fc.asyncProperty(dossiers, query, fc.integer({ min: 1, max: 5 }), async (all, asked, portion) => {
        const clauses = parseQuery(asked);
        const { finder, index, store } = await indexed(all, portion);
        const gone = new Set(all.filter((_, no) => no % 3 === 0).map(({ code }) => code));
        await index.purge(gone, ['d-1']);
        const left = all.filter(({ code }) => !gone.has(code));
        const { items } = await finder.search({ clauses, scope: {}, limit: 100 });
        expect(items.map(({ code }) => code)).toEqual(slowSearch(left, clauses).map(({ code }) => code));
        const { segments } = (await store.catalogue()).catalogue;
        const alone = await indexed(left, 100);
        const bytes = segments.reduce((sum, segment) => sum + segment.pages, 0);
        const expected = (await alone.store.catalogue()).catalogue.segments[0]?.pages ?? 0;
        expect(bytes).toBe(left.length === 0 ? 0 : expected);
        expect(await index.known('2026-01-01')).toEqual(new Set(left.map(({ code }) => code)));
      }),
      { numRuns: 100 },
    );
  });

  it('show page after page what one large page shows', async () => {
    await fc.assert(
      fc.asyncProperty(dossiers, query, fc.integer({ min: 1, max: 4 }), async (all, asked, limit) => {
        const clauses = parseQuery(asked);
        const { finder } = await indexed(all, 3);
        const whole = await finder.search({ clauses, scope: {}, limit: 100 });
        const codes: string[] = [];
        let after: string | undefined;
        do {
          const part = await finder.search({ clauses, scope: {}, limit, after });
          codes.push(...part.items.map(({ code }) => code));
          expect(part.count).toBe(whole.count);
          after = part.after;
        } while (after !== undefined);
        expect(codes).toEqual(whole.items.map(({ code }) => code));
      }),
      { numRuns: 100 },
    );
  });

  it('show, count and suggest nothing outside of what is asked about', async () => {
    await fc.assert(
      fc.asyncProperty(dossiers, query, async (all, asked) => {
        const clauses = parseQuery(asked);
        const scope = {
          unit: 'H00.01',
          closedFrom: '2026-11-03T00:00:00.000Z',
          closedTo: '2026-11-07T00:00:00.000Z',
        };
        const inside = all.filter(
          ({ closedAt, unit }) =>
            unit.startsWith('H00.01') && closedAt >= scope.closedFrom && closedAt < scope.closedTo,
        );
        const { finder } = await indexed(all, 3);
        const { count, items } = await finder.search({ clauses, scope, limit: 100 });
        const expected = slowSearch(inside, clauses).map(({ code }) => code);
        expect(items.map(({ code }) => code)).toEqual(expected);
        expect(count).toBe(expected.length);
        const alone = await indexed(inside, 100).catch(() => undefined);
        const suggested = inside.length === 0 ? [] : await alone?.finder.suggest({ beginning: 'gi' }, {});
        expect(await finder.suggest({ beginning: 'gi' }, scope)).toEqual(suggested);
      }),
      { numRuns: 100 },
    );
  });

  it('suggest the most frequent words first, in their own spelling', async () => {
    const texts = (code: string, ...pages: string[]): DossierTexts => ({
      code,
      unit: 'H00.01',
      procedure: '1.004873',
      closedAt: '2026-11-01T01:00:00.000Z',
      sealed: '2026-11-01',
      files: [{ id: 'f1', offset: 0, size: 1, pages }],
    });
    const { finder } = await indexed([texts('H-1', 'Giấy phép', 'giấy'), texts('H-2', 'giảm giá, giảm')], 1);
    expect(await finder.suggest({ beginning: 'GIA' }, {})).toEqual([
      { word: 'giấy', pages: 2 },
      { word: 'giá', pages: 1 },
      { word: 'giảm', pages: 1 },
    ]);
  });

  it('suggest first what is spelled as it was begun, and what stands behind the word before', async () => {
    const texts = (code: string, ...pages: string[]): DossierTexts => ({
      code,
      unit: 'H00.01',
      procedure: '1.004873',
      closedAt: '2026-11-01T01:00:00.000Z',
      sealed: '2026-11-01',
      files: [{ id: 'f1', offset: 0, size: 1, pages }],
    });
    const { finder } = await indexed(
      [texts('H-1', 'dịch vụ', 'dịch vụ', 'pháp luật, đất'), texts('H-2', 'chính phủ', 'pháp lý', 'phủ')],
      1,
    );
    const words = async (beginning: string, before?: string) =>
      (await finder.suggest({ beginning, before }, {})).map(({ word }) => word);
    expect(await words('đ')).toEqual(['đất', 'dịch']);
    expect(await words('d')).toEqual(['dịch', 'đất']);
    expect(await words('ph')).toEqual(['pháp', 'phủ']);
    expect(await words('ph', 'chính')).toEqual(['phủ', 'pháp']);
    expect(await words('ph', 'chinh')).toEqual(['phủ', 'pháp']);
    expect(await words('phá', 'chính')).toEqual(['pháp']);
  });
});
