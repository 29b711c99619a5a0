import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nfc } from '#shared/kernel/nfc.ts';

const text = fc.string({ unit: 'binary' });
const json = fc.letrec((tie) => ({
  value: fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), tie('list'), tie('record')),
  list: fc.array(tie('value'), { maxLength: 4 }),
  record: fc.dictionary(text, tie('value'), { maxKeys: 4 }),
})).value;

describe('any JSON value in NFC', () => {
  it('reads the same, as whole text', () => {
    fc.assert(
      fc.property(json, (value) => {
        const once = JSON.stringify(nfc(value));
        expect(once).toBe(once.normalize('NFC'));
        expect(once.isWellFormed()).toBe(true);
      }),
    );
  });

  it('does not change any more, and is not changed in place', () => {
    fc.assert(
      fc.property(json, (value) => {
        const before = structuredClone(value);
        expect(nfc(nfc(value))).toEqual(nfc(value));
        expect(value).toEqual(before);
      }),
    );
  });
});

describe('Vietnamese typed as letters and marks', () => {
  const typed = 'Nguyễn Thị Đẫm'.normalize('NFD');

  it('becomes the precomposed text, in names of fields too', () => {
    expect(nfc({ [typed]: [typed, { name: typed }], n: 1, none: null })).toEqual({
      'Nguyễn Thị Đẫm': ['Nguyễn Thị Đẫm', { name: 'Nguyễn Thị Đẫm' }],
      n: 1,
      none: null,
    });
  });

  it('keeps a field named __proto__ a field', () => {
    const value = nfc(JSON.parse('{"__proto__":{"admin":true}}'));
    expect(Object.keys(value as object)).toEqual(['__proto__']);
  });
});
