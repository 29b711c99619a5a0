import { describe, expect, it } from 'vitest';
import { placesOf, type Word } from '#web/dossier/papers/marks.ts';

const said = 'Họ, chữ đệm, tên: NGUYỄN VĂN A. Nơi cư trú: Thôn 3, xã Yên Viên; Nguyễn Văn An'.split(' ');
const words: Word[] = said.map((text, at) => ({ text, box: [at, 0, at + 1, 1] }));
const foundAt = (find: string) => placesOf(words, find).map((place) => place.map(([left]) => left));

describe('what is marked on a page', () => {
  it('is found without regard to case, marks and punctuation', () => {
    expect(foundAt('CU tru')).toEqual([[said.indexOf('cư'), said.indexOf('trú:')]]);
    expect(foundAt('TEN')).toEqual([[said.indexOf('tên:')]]);
  });

  it('are words one after the other, of which the last may be only begun', () => {
    const first = said.indexOf('NGUYỄN');
    const second = said.indexOf('Nguyễn');
    expect(foundAt('nguyễn văn a')).toEqual([
      [first, first + 1, first + 2],
      [second, second + 1, second + 2],
    ]);
    expect(foundAt('nguyễn văn an')).toEqual([[second, second + 1, second + 2]]);
    expect(foundAt('nguyễn a')).toEqual([]);
  });

  it('is nothing where nothing is looked for', () => {
    expect(foundAt('')).toEqual([]);
    expect(foundAt(' .,; ')).toEqual([]);
    expect(placesOf([], 'a')).toEqual([]);
  });
});
