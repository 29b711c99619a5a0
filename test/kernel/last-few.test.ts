import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastFew } from '#shared/kernel/last-few.ts';

describe('the last few that were used', () => {
  it('forget the one that was not used for longest', () => {
    const kept = lastFew<number>(2);
    kept.keep('a', 1);
    kept.keep('b', 2);
    expect(kept.find('a')).toBe(1);
    kept.keep('c', 3);
    expect([kept.find('a'), kept.find('b'), kept.find('c')]).toEqual([1, undefined, 3]);
  });

  it('are those that were kept or found last, whatever came before', () => {
    const keys = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), keys, (most, used) => {
        const kept = lastFew<string>(most);
        for (const key of used) kept.find(key) ?? kept.keep(key, key);
        const last = [...new Set(used.toReversed())].slice(0, most);
        expect(['a', 'b', 'c', 'd', 'e'].filter((key) => kept.find(key) !== undefined)).toEqual(
          last.toSorted(),
        );
      }),
    );
  });
});
