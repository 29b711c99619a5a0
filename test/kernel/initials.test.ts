import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initials } from '#shared/kernel/initials.ts';

describe('a name in a list', () => {
  it.each([
    ['Đỗ Thị Ước', 'Đ. T. Ư.'],
    ['  nguyễn   văn a ', 'N. V. A.'],
    ['Công ty "An Bình"', 'C. T. A. B.'],
    ['阮文孟', '阮.'],
    ['—', ''],
  ])('“%s” is “%s”, composed or not', (name, shown) => {
    expect(initials(name)).toBe(shown);
    expect(initials(name.normalize('NFD'))).toBe(shown);
  });

  it('shows one letter of a word and nothing more', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 6 }), (words) => {
        const shown = initials(words.join(' ')).split(' ').filter(Boolean);
        expect(shown.length).toBeLessThanOrEqual(words.join(' ').trim().split(/\s+/u).length);
        for (const one of shown) expect([...one].length).toBeLessThanOrEqual(4);
      }),
    );
  });
});
