import { beforeEach, describe, expect, it } from 'vitest';
import { memoryDisposalStore } from '#shared/adapters/memory/disposal-store.ts';
import { memorySegmentStore } from '#shared/adapters/text-index/memory-segment-store.ts';
import { segmentFinder } from '#shared/adapters/text-index/segment-finder.ts';
import { segmentIndex } from '#shared/adapters/text-index/segment-index.ts';
import { parseQuery } from '#shared/archive/texts/query.ts';
import type { DossierTexts, TextFinder } from '#shared/archive/texts/text-index.ts';
import { type IndexDeps, indexTexts } from '#shared/use-cases/archive/index-texts.ts';

const days = ['2026-11-20', '2026-11-21', '2026-11-22'];
const noon = (day: string) => `${day}T05:00:00.000Z`;
const always = () => true;

let sealed: Map<string, string[]>;
let unreadable: Set<string>;
let reads: string[];
let deps: IndexDeps;
let finder: TextFinder;
let disposals: ReturnType<typeof memoryDisposalStore>;

const texts = async (code: string, day: string): Promise<DossierTexts> => {
  reads.push(code);
  if (unreadable.has(code)) throw new Error(`${code} cannot be read`);
  return {
    code,
    unit: 'H00.01',
    procedure: '1.004873',
    closedAt: noon(day),
    sealed: day,
    files: [{ id: 'f1', offset: 0, size: 1, pages: ['Giấy xác nhận'] }],
  };
};

beforeEach(() => {
  sealed = new Map([
    ['2026-11-20', ['H-1', 'H-2']],
    ['2026-11-22', ['H-3']],
  ]);
  unreadable = new Set();
  reads = [];
  const store = memorySegmentStore();
  finder = segmentFinder(store);
  disposals = memoryDisposalStore();
  const leaf = (code: string) => ({ code, package: 'a'.repeat(64), head: 'b'.repeat(64) });
  deps = {
    index: segmentIndex(store),
    sealed: { leaves: async (day) => (sealed.get(day) ?? []).map(leaf) },
    roots: { first: async () => undefined },
    disposals,
    texts,
  };
});

const found = async () => {
  const { items } = await finder.search({ clauses: parseQuery('xac nhan'), scope: {}, limit: 100 });
  return items.map(({ code }) => code).toSorted();
};

describe('the index of texts', () => {
  it('takes in what was sealed, once, however often it is called', async () => {
    expect(await indexTexts(deps, noon('2026-11-22'), always)).toBe(3);
    expect(await indexTexts(deps, noon('2026-11-22'), always)).toBe(0);
    expect(await found()).toEqual(['H-1', 'H-2', 'H-3']);
    expect(reads).toHaveLength(3);
    expect((await deps.index.progress()).through).toBe('2026-11-21');
  });

  it('takes in later what is sealed on a day that it has begun', async () => {
    await indexTexts(deps, noon('2026-11-20'), always);
    sealed.get('2026-11-20')?.push('H-4');
    expect(await indexTexts(deps, noon('2026-11-21'), always)).toBe(1);
    expect(await found()).toEqual(['H-1', 'H-2', 'H-4']);
  });

  it('has not done with a day before two hours after its end', async () => {
    await indexTexts(deps, '2026-11-20T18:30:00.000Z', always);
    expect((await deps.index.progress()).through).toBeUndefined();
    await indexTexts(deps, '2026-11-20T19:30:00.000Z', always);
    expect((await deps.index.progress()).through).toBe('2026-11-20');
  });

  it('begins where the signed days begin, however long ago that is', async () => {
    sealed.set('2020-03-02', ['H-0']);
    expect(await indexTexts(deps, noon('2026-11-22'), always)).toBe(3);
    const roots = { first: async () => '2020-03-02' };
    const anew = { ...deps, roots, index: segmentIndex(memorySegmentStore()) };
    expect(await indexTexts(anew, noon('2026-11-22'), always)).toBe(4);
  });

  it('leaves the work to another call that is at it, and has it once', async () => {
    const calls = [1, 2, 3].map(() => indexTexts(deps, noon('2026-11-22'), always));
    await Promise.all(calls);
    await indexTexts(deps, noon('2026-11-22'), always);
    expect(await found()).toEqual(['H-1', 'H-2', 'H-3']);
  });

  it('goes on where it had to stop', async () => {
    let calls = 0;
    const once = () => {
      calls += 1;
      return calls <= 1;
    };
    expect(await indexTexts(deps, noon('2026-11-22'), once)).toBe(2);
    expect(await indexTexts(deps, noon('2026-11-22'), always)).toBe(1);
    expect(await found()).toEqual(['H-1', 'H-2', 'H-3']);
  });

  it('leaves a dossier that cannot be read for later, takes in the others, and complains', async () => {
    unreadable.add('H-1');
    await expect(indexTexts(deps, noon('2026-11-22'), always)).rejects.toThrow('cannot be read');
    expect(await found()).toEqual(['H-2', 'H-3']);
    expect((await deps.index.progress()).through).toBeUndefined();
    unreadable.clear();
    expect(await indexTexts(deps, noon('2026-11-22'), always)).toBe(1);
    expect(await found()).toEqual(['H-1', 'H-2', 'H-3']);
  });

  it('tries again within the hour what was sealed today, before anybody is told', async () => {
    unreadable.add('H-3');
    expect(await indexTexts(deps, noon('2026-11-22'), always)).toBe(2);
    unreadable.clear();
    expect(await indexTexts(deps, noon('2026-11-22'), always)).toBe(1);
    expect(await found()).toEqual(['H-1', 'H-2', 'H-3']);
  });

  it('stops where the archive is away', async () => {
    sealed.set('2026-11-20', ['H-1', 'H-2', 'H-5', 'H-6', 'H-7']);
    unreadable = new Set(sealed.get('2026-11-20'));
    await expect(indexTexts(deps, noon('2026-11-22'), always)).rejects.toThrow(
      'some dossiers cannot be read',
    );
    expect(reads).toHaveLength(3);
  });

  it('forgets what was destroyed, and does not take it in again', async () => {
    await indexTexts(deps, noon('2026-11-22'), always);
    const item = {
      code: 'H-1',
      procedure: '1.004873',
      closedAt: noon('2026-11-20'),
      retainUntil: noon('2026-11-20'),
      sha256: 'a'.repeat(64),
      bytes: 1,
    };
    const act = { by: 'luu-tru', at: noon('2026-11-22') };
    await disposals.put({
      id: 'd-1',
      version: 1,
      unit: 'H00.01',
      prepared: act,
      items: [item],
      keeps: [],
      approvals: [],
      certificate: {
        record: {
          disposal: 'd-1',
          unit: 'H00.01',
          prepared: act,
          approvals: [],
          at: act.at,
          destroyed: [item],
          kept: [],
        },
        algorithm: 'RSASSA_PKCS1_V1_5_SHA_256',
        signature: '',
        publicKey: '',
      },
    });
    for (const day of days.slice(2)) await indexTexts(deps, noon(day), always);
    expect(await found()).toEqual(['H-2', 'H-3']);
    expect((await deps.index.progress()).purged).toEqual(['d-1']);
  });
});
