import { describe, expect, it } from 'vitest';
import { type Line, linesOf, type OwnLine, pageOf, textOf } from '#shared/file/pages/lines.ts';
import { asSeen, mergeLines } from '#shared/file/pages/settle-text.ts';

/** Words of 10 by 10 points, side by side. */
function line(text: string, { top = 0, left = 0, font = 1 } = {}): OwnLine {
  const words = text.split(' ').map((word, index) => ({
    ...{ text: word, confidence: 100 },
    box: [left + index * 12, top, left + index * 12 + 10, top + 10] as [number, number, number, number],
  }));
  const right = left + words.length * 12;
  return { words, baseline: [left, top + 8, right, top + 8], size: 10, fonts: new Set([font]) };
}
const texts = (lines: readonly Line[]) => lines.map(textOf);

describe('text that a file brings', () => {
  it('is believed where it is what was read, and where nothing was', () => {
    const own = [line('Độc lập Tự do'), line('Hạnh phúc', { top: 40, font: 2 })];
    const seen = asSeen(own, [line('Độc lập Tự đo')], new Map());
    expect(texts(seen.lines)).toEqual(['Độc lập Tự do', 'Hạnh phúc']);
    expect([...seen.fonts]).toEqual([[1, true]]);
    expect(seen.differs).toBe(false);
  });

  it.each([
    ['its letters', 'aaa bbb ccc ddd', 'Độc lập Tự do'],
    ['its digits alone', 'Số 4471 ngày 19', 'Số 1138 ngày 26'],
    ['only its marks, as of an old encoding', '§éc lËp Tù do', 'Độc lập Tự do'],
  ])('is what was read where others are seen: %s', (_, own, read) => {
    const seen = asSeen([line(own)], [line(read)], new Map());
    expect(texts(seen.lines)).toEqual([read]);
    expect(seen.differs).toBe(true);
  });

  it('is not believed on a later page where its font was false before', () => {
    const seen = asSeen([line('Ký')], [line('Kể')], new Map([[1, false]]));
    expect(texts(seen.lines)).toEqual(['Kể']);
  });
});

describe('lines that were read between others', () => {
  it('stand where they are on the page, and not twice', () => {
    const known = [line('Họ và tên', { top: 20 }), line('Nơi cư trú', { top: 60 })];
    const read = [
      line('TỜ KHAI'),
      line('Họ va ten', { top: 20 }),
      line('ĐẶNG', { top: 21, left: 80 }),
      line('Ngày', { top: 40 }),
    ];
    expect(texts(mergeLines(known, read))).toEqual(['TỜ KHAI', 'Họ và tên ĐẶNG', 'Ngày', 'Nơi cư trú']);
  });
});

describe('lines of a page', () => {
  it('are the same after it was kept; of a page kept without them each word is one', () => {
    const lines: Line[] = [line('Độc lập'), line('Tự do', { top: 20 })];
    const page = pageOf({ number: 1, width: 100, height: 100 }, lines);
    expect(page.text).toBe('Độc lập\nTự do');
    expect(linesOf(page)).toEqual(lines.map(({ words, baseline, size }) => ({ words, baseline, size })));
    const { lines: _, ...old } = page;
    expect(texts(linesOf(old))).toEqual(['Độc', 'lập', 'Tự', 'do']);
  });
});
