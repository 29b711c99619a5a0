import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Dossier, isClosed } from '#shared/dossier/dossier.ts';
import { hoursLater } from '#shared/dossier/facts.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import type { DossierLists, ListQuery } from '#shared/dossier/lists.ts';
import { officer, portal, sealing, system } from '#test/dossier/fixtures.ts';
import { aDraft, codes, inspected, next } from './recorded.ts';

type Port = { store: DossierStore; lists: DossierLists };
const units = ['H00.01', 'H00.02'];
const first = '2026-03-02T01:00:00.000Z';

/** What lists of dossiers must do; each adapter runs it against its own engine. */
export function dossierListsContract(open: () => Port) {
  let port: Port;
  let all: Dossier[];
  beforeAll(async () => {
    port = open();
    all = (await Promise.all(units.map((unit) => fill(port.store, unit)))).flat();
  });

  describe('the lists of a unit', () => {
    it('hold a dossier as it is once it closes, first among the unsealed ones and then among the sealed', async () => {
      const unit = 'H00.03';
      const [dossier] = await fill(port.store, unit, 1);
      if (dossier === undefined) throw new Error('nothing was filled in');
      const query = { unit, limit: 5, descending: false };
      expect(await walk(port.lists, { ...query, list: 'unsealed' })).toEqual([]);
      const closed = next(dossier, { type: 'withdraw', reason: 'Đổi ý' }, portal, hoursLater(first, 99));
      await port.store.append(closed);
      expect(await walk(port.lists, { ...query, list: 'unsealed' })).toEqual([closed.dossier]);
      const sealed = next(closed.dossier, sealing, system, hoursLater(first, 100));
      await port.store.append(sealed);
      expect(await walk(port.lists, { ...query, list: 'unsealed' })).toEqual([]);
      expect(await walk(port.lists, { ...query, list: 'sealed' })).toEqual([sealed.dossier]);
    });
  });

  describe('the unsealed list of a unit', () => {
    it('holds what was closed after it was filed; a draft that was given up is in no list', async () => {
      const found = await walk(port.lists, {
        list: 'unsealed',
        unit: 'H00.01',
        limit: 100,
        descending: true,
      });
      expect(found.map(({ code }) => code)).toEqual(
        expected(all, { list: 'unsealed', unit: 'H00.01' }).toReversed(),
      );
      expect(found.every((dossier) => isClosed(dossier) && dossier.submittedAt !== undefined)).toBe(true);
      expect(found.length).toBe(2);
    });
  });

  describe('any list, walked page by page', () => {
    const hours = fc.option(fc.integer({ min: -5, max: 800 }), { nil: undefined });
    const queries = fc.record({
      list: fc.constantFrom('unsealed' as const, 'sealed' as const),
      unit: fc.constantFrom(...units, 'H00'),
      limit: fc.integer({ min: 1, max: 7 }),
      descending: fc.boolean(),
      from: hours.map((some) => (some === undefined ? undefined : hoursLater(first, some))),
      to: hours.map((some) => (some === undefined ? undefined : hoursLater(first, some))),
      modulo: fc.integer({ min: 1, max: 4 }),
    });

    it('is the filtered list, sorted, whatever is asked', async () => {
      await fc.assert(
        fc.asyncProperty(queries, async ({ modulo, ...query }) => {
          const matches = ({ code }: Dossier) => Number(code.slice(-2)) % modulo === 0;
          const found = await walk(port.lists, { ...query, matches });
          const ascending = expected(all, query).filter((code) => Number(code.slice(-2)) % modulo === 0);
          expect(found.map(({ code }) => code)).toEqual(
            query.descending ? ascending.toReversed() : ascending,
          );
        }),
        { numRuns: 60 },
      );
    });

    it('answers a place that is none of its own with what comes after it', async () => {
      for (const after of ['', 'nonsense', '0', '\u{10ffff}', '2026-03-02', 'ü']) {
        for (const descending of [false, true]) {
          const query = {
            list: 'unsealed' as const,
            unit: 'H00.01',
            limit: 100,
            descending,
            matches: () => true,
          };
          const { items: dossiers } = await port.lists.page({ ...query, after, from: first });
          expect(dossiers.length).toBeLessThan(100);
        }
      }
    });
  });
}

/** Every page, one after the other; no page is longer than was asked for. */
async function walk({ page }: DossierLists, query: Omit<ListQuery, 'matches'> & Partial<ListQuery>) {
  const found: Dossier[] = [];
  let after: string | undefined;
  do {
    const answer = await page({ matches: () => true, ...query, after });
    expect(answer.items.length).toBeLessThanOrEqual(query.limit);
    found.push(...answer.items);
    after = answer.after;
  } while (after !== undefined);
  return found;
}

/** The codes in a list by plain sorting. */
function expected(
  all: Dossier[],
  { list, unit, from = '', to = '~' }: Pick<ListQuery, 'list' | 'unit' | 'from' | 'to'>,
) {
  const placed = all.flatMap((dossier) => {
    const time = closedAt(dossier, unit, list);
    return time !== undefined && time >= from && time < to ? [{ time, code: dossier.code }] : [];
  });
  return placed
    .toSorted((one, other) => `${one.time}${one.code}`.localeCompare(`${other.time}${other.code}`))
    .map(({ code }) => code);
}

function closedAt(dossier: Dossier, unit: string, list: ListQuery['list']) {
  if (!isClosed(dossier) || dossier.submittedAt === undefined || dossier.unit !== unit) return undefined;
  return list === (dossier.package === undefined ? 'unsealed' : 'sealed') ? dossier.closedAt : undefined;
}

/** Dossiers of one unit in every kind of state, several of them due at the same instant. */
function fill(store: DossierStore, unit: string, count = 24): Promise<Dossier[]> {
  const nextCode = codes(unit);
  const desk = officer(`tiep-nhan.${unit}`, 'reception', unit);
  const live = async (index: number) => {
    const code = nextCode();
    const draft = aDraft(code, `NGƯỜI ${index}`, unit);
    await store.create(draft, { actor: 'portal:cong-dvcqg', key: code, digest: 'digest' });
    let { dossier } = draft;
    const go = async (
      ...[command, by, hours]: [Parameters<typeof next>[1], Parameters<typeof next>[2], number]
    ) => {
      const recorded = next(dossier, command, by, hoursLater(first, hours));
      await store.append(recorded);
      dossier = recorded.dossier;
    };
    if (index % 8 === 7) return dossier;
    if (index % 8 === 6) {
      await go({ type: 'withdraw', reason: 'Đổi ý' }, portal, index);
      return dossier;
    }
    const submitted = inspected(dossier);
    await store.append(submitted);
    dossier = submitted.dossier;
    const complete = { type: 'complete' as const, task: 1, reason: 'Có lý do' };
    if (index % 8 === 4) await go({ ...complete, outcome: 'refuse' }, desk, 5 + Math.floor(index / 9));
    if (index % 16 === 12) await go(sealing, system, 50);
    if (index % 8 === 5) await go({ ...complete, outcome: 'supplement' }, desk, index);
    if (index % 8 === 3) await go({ ...complete, outcome: 'accept' }, desk, index);
    return dossier;
  };
  return Promise.all(Array.from({ length: count }, (_, index) => live(index)));
}
