import { describe, expect, it } from 'vitest';
import { parseQuery } from '#shared/archive/texts/query.ts';
import { wordsIn } from '#shared/archive/texts/words.ts';

const plain = (words: string[]) => words.map((folded) => ({ folded }));

describe('what is looked for', () => {
  it('is every word by itself', () => {
    expect(parseQuery('giay  phep')).toEqual([
      { words: plain(['giay']), isBeginning: false },
      { words: plain(['phep']), isBeginning: false },
    ]);
  });

  it('is a phrase where it is quoted, or joined by signs', () => {
    expect(parseQuery('"xay dung" 12/qd-ubnd')).toEqual([
      { words: plain(['xay', 'dung']), isBeginning: false },
      { words: plain(['12', 'qd', 'ubnd']), isBeginning: false },
    ]);
  });

  it('is any word that begins so, where a star says it', () => {
    expect(parseQuery('nguy*')).toEqual([{ words: plain(['nguy']), isBeginning: true }]);
    expect(parseQuery('"nguy*"')).toEqual([{ words: plain(['nguy']), isBeginning: false }]);
  });

  it('is meant as it is spelled where it has diacritics, however they are encoded', () => {
    const expected = [{ words: [{ folded: 'dang', spelling: 'đặng' }], isBeginning: false }];
    expect(parseQuery('Đặng')).toEqual(expected);
    expect(parseQuery('ĐẶNG'.normalize('NFD'))).toEqual(expected);
  });

  it('is nothing where there is no word', () => {
    expect(parseQuery(' "…" * -- ')).toEqual([]);
    expect(parseQuery('"')).toEqual([]);
  });
});

describe('words of a page', () => {
  it('are letters and digits, without the signs between them', () => {
    expect(wordsIn('Số: 12/QĐ-UBND, ngày 05.6.2026')).toEqual([
      'số',
      '12',
      'qđ',
      'ubnd',
      'ngày',
      '05',
      '6',
      '2026',
    ]);
  });

  it('have an end, even where a scanner found none', () => {
    expect(wordsIn('a'.repeat(500))).toEqual(['a'.repeat(64)]);
    expect(wordsIn('𝒜'.repeat(50))[0]?.isWellFormed()).toBe(true);
  });
});
