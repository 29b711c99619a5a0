import { describe, expect, it } from 'vitest';
import { highlight } from '#shared/archive/texts/highlight.ts';
import { parseQuery } from '#shared/archive/texts/query.ts';

const page = (text: string) => ({
  number: 1,
  width: 1000,
  height: 1400,
  text,
  words: text.split(' ').map((word, no) => ({
    text: word,
    box: [no, 0, no + 1, 1] as [number, number, number, number],
    confidence: 90,
  })),
});

describe('what was found on a page', () => {
  it('is marked in its surroundings and on the picture', () => {
    const found = highlight(page('Đơn xin cấp Giấy phép, xây dựng nhà ở'), parseQuery('"giay phep" o'));
    expect(found).toEqual({
      excerpt: [
        { text: 'Đơn xin cấp', isFound: false },
        { text: 'Giấy phép,', isFound: true },
        { text: 'xây dựng nhà', isFound: false },
        { text: 'ở', isFound: true },
      ],
      boxes: [
        [3, 0, 4, 1],
        [4, 0, 5, 1],
        [8, 0, 9, 1],
      ],
    });
  });

  it('is marked as a phrase only where its words stand together', () => {
    const found = highlight(page('nhân dân và hôn nhân 12/QĐ-UBND'), parseQuery('"hon nhan" 12/qd'));
    expect(found.excerpt.filter(({ isFound }) => isFound)).toEqual([
      { text: 'hôn nhân 12/QĐ-UBND', isFound: true },
    ]);
  });

  it('is marked where a word only begins so', () => {
    expect(highlight(page('quyết định'), parseQuery('quy*')).boxes).toEqual([[0, 0, 1, 1]]);
  });

  it('shows a part of a long page only, around what was found', () => {
    const text = [...Array(100).fill('trước'), 'đây', ...Array(100).fill('sau')].join(' ');
    const { excerpt } = highlight(page(text), parseQuery('day'));
    expect(excerpt.map((piece) => piece.text.split(' ').length)).toEqual([12, 1, 12]);
  });
});
