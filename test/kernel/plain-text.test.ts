import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileIn, plainText } from '#shared/kernel/plain-text.ts';

const text = fc.string({ unit: 'binary' });
const json = fc.letrec((tie) => ({
  value: fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), tie('list'), tie('record')),
  list: fc.array(tie('value'), { maxLength: 4 }),
  record: fc.dictionary(text, tie('value'), { maxKeys: 4 }),
})).value;

describe('any JSON value as plain text', () => {
  it('reads the same, as whole text', () => {
    fc.assert(
      fc.property(json, (value) => {
        const once = JSON.stringify(plainText(value));
        expect(once).toBe(once.normalize('NFC'));
        expect(once.isWellFormed()).toBe(true);
      }),
    );
  });

  it('does not change any more, and is not changed in place', () => {
    fc.assert(
      fc.property(json, (value) => {
        const before = structuredClone(value);
        expect(plainText(plainText(value))).toEqual(plainText(value));
        expect(value).toEqual(before);
      }),
    );
  });
});

describe('Vietnamese typed as letters and marks', () => {
  const typed = 'Nguyễn Thị Đẫm'.normalize('NFD');

  it('becomes the precomposed text, in names of fields too', () => {
    expect(plainText({ [typed]: [typed, { name: typed }], n: 1, none: null })).toEqual({
      'Nguyễn Thị Đẫm': ['Nguyễn Thị Đẫm', { name: 'Nguyễn Thị Đẫm' }],
      n: 1,
      none: null,
    });
  });

  it('keeps a field named __proto__ a field', () => {
    const value = plainText(JSON.parse('{"__proto__":{"admin":true}}'));
    expect(Object.keys(value as object)).toEqual(['__proto__']);
  });
});

describe('what nobody sees', () => {
  it.each([
    ['B\u00ad\u00ecnh Minh', 'B\u00ecnh Minh'],
    ['Nguy\u1ec5n V\u0103n\u200bKh\u00f4i', 'Nguy\u1ec5n V\u0103n Kh\u00f4i'],
    ['\ufeffL\u00ea\u00a0A', 'L\u00ea A'],
    ['\u2764\ufe0f', '\u2764'],
    ['one\r\ntwo\rthree', 'one\ntwo\nthree'],
    ['Nguye\u200d\u0302\u034f\u0303n', 'Nguy\u1ec5n'],
    ['\u2800A\u2800', ' A '],
  ])('goes from %j', (typed, kept) => {
    expect(plainText(typed)).toBe(kept);
    expect(hostileIn(plainText(typed))).toEqual([]);
  });

  it.each([
    ['an override of direction', 'Tr\u1ea7n V\u0103n \u202ecn\u0103P'],
    ['an isolate', 'a\u2066b'],
    ['a NUL', 'Nguy\u1ec5n\u0000'],
    ['an escape', 'a\u001b[1m'],
    ['a tag character', 'a\u{e0041}'],
    ['a line separator', 'a\u2028b'],
    ['a filler of Hangul', '\u3164'],
    ['what became of wrong bytes', 'Nguy\ufffd'],
    ['half a character', 'a\ud800'],
    ['a private character', '\ue000'],
    ['letters that are struck out', 'A\u0336B\u0336'],
    ['an encircled letter', 'A\u20dd'],
    ['marks that pile up', `a${'\u0301'.repeat(6)}`],
    ['a mark on no letter', 'L\u00ea \u0301'],
  ])('is named with its place: %s', (_, text) => {
    expect(hostileIn(plainText({ ok: 'a\tb\nc', list: [text], [text]: 1 }))).toEqual([
      ['list', '0'],
      [String(plainText(text))],
    ]);
  });
});
