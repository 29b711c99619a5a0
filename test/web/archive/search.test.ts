import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOf, readArchiveSearch, readSealedSearch, scopeOf } from '#web/archive/search.ts';

describe('what the address of an archive search says', () => {
  it('is read back as it was written', () => {
    const search = {
      by: 'texts',
      unit: 'H00.01',
      procedure: '1.004873',
      from: '2026-01-01',
      to: '2026-03-31',
      over: '2027-01-01',
    };
    expect(readArchiveSearch(search)).toEqual(search);
  });

  it('is nothing where it makes no sense, and never a word or a person', () => {
    const nonsense = {
      by: 'magic',
      unit: '',
      procedure: 7,
      from: '1/1/2026',
      to: null,
      q: 'Nguyễn',
      purpose: 'x',
    };
    expect(readArchiveSearch(nonsense)).toEqual({});
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (search) => {
        const known = new Set(['by', 'unit', 'procedure', 'from', 'to', 'over']);
        expect(Object.keys(readArchiveSearch(search)).filter((name) => !known.has(name))).toEqual([]);
      }),
    );
  });

  it('names a page from 1', () => {
    expect(readSealedSearch({ file: 'f1', page: 3 })).toEqual({ file: 'f1', page: 3 });
    expect(readSealedSearch({ file: 'f1', page: 0 })).toEqual({ file: 'f1' });
    expect(readSealedSearch({ page: 'x' })).toEqual({});
  });
});

describe('the days of a search', () => {
  it('are those of Việt Nam, the last one to its end', () => {
    expect(scopeOf({ from: '2026-02-28', to: '2026-02-28', by: 'texts', over: '2026-01-01' })).toEqual({
      closedFrom: '2026-02-28T00:00:00+07:00',
      closedTo: '2026-03-01T00:00:00+07:00',
    });
    expect(endOf('2026-12-31')).toBe('2027-01-01T00:00:00+07:00');
  });
});
