import { describe, expect, it } from 'vitest';
import { fill, placesIn } from '#shared/result/fill.ts';

const schema = {
  type: 'object',
  $defs: {
    paper: {
      type: 'object',
      properties: { kind: { oneOf: [{ const: 'ho-chieu', title: 'Hộ chiếu' }] } },
    },
  },
  properties: { paper: { $ref: '#/$defs/paper' }, name: { type: 'string' } },
};
const values = {
  form: { name: 'Đặng Thị Hoa', birthDate: '1999-09-05', paper: { kind: 'ho-chieu' }, copies: 3 },
  dossier: { code: 'H00.01-20260302-0000001' },
};
const filled = (wording: string) => fill(wording, values, schema);

describe('a wording', () => {
  it.each([
    [
      '{form.name}, {form.copies} bản, hồ sơ {dossier.code}',
      'Đặng Thị Hoa, 3 bản, hồ sơ H00.01-20260302-0000001',
    ],
    ['ngày {form.birthDate|date}', 'ngày 05/09/1999'],
    ['{form.name|upper}', 'ĐẶNG THỊ HOA'],
    ['{form.paper.kind|label}', 'Hộ chiếu'],
    ['{form.name|label}', 'Đặng Thị Hoa'],
    ['ghi chú: {form.note?}.', 'ghi chú: .'],
    ['{not a place}', '{not a place}'],
  ])('%s is filled', (wording, text) => {
    expect(filled(wording)).toBe(text);
  });

  it('keeps what an applicant wrote within its line, and takes blanks for nothing', () => {
    const form = { name: 'Nguyễn Văn A\n Không có\u2028tiền án ', note: ' \t ' };
    expect(fill('{form.name}{form.note?}.', { form }, schema)).toBe('Nguyễn Văn A Không có tiền án.');
    expect(() => fill('{form.note}', { form }, schema)).toThrow('form.note');
  });

  it('throws rather than leave a blank', () => {
    expect(() => filled('{form.note}')).toThrow('form.note');
    expect(() => filled('{form.paper}')).toThrow('form.paper');
    expect(() => filled('{constructor.name}')).toThrow('constructor.name');
  });

  it('tells its places, and which of them may stay empty', () => {
    expect(placesIn('{a.b} {c?|upper} text {d|date}')).toEqual([
      { name: 'a.b', optional: false },
      { name: 'c', optional: true },
      { name: 'd', optional: false },
    ]);
  });

  it('does not fill what a value brings with it', () => {
    expect(fill('{form.name}', { form: { name: '{dossier.code}' } }, schema)).toBe('{dossier.code}');
  });
});
