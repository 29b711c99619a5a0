import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { changesBetween, rowsOf } from '#web/dossier/form/form-rows.ts';

const Shipped = z.object({
  form: z.looseObject({ examples: z.array(z.record(z.string(), z.unknown())) }),
});
const folder = 'shared/procedure/data';
const shipped = (file: string) => Shipped.parse(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))).form;

const marital = shipped('1.004873.v3.json');
const [example = {}] = marital.examples;
const valueAt = (pointer: string, language: 'vi' | 'en' = 'vi') =>
  rowsOf(marital, example, language).find((row) => row.pointer === pointer)?.value;

describe('a form as it is shown', () => {
  it('has titles, choices by name and dates as an office writes them', () => {
    expect(valueAt('/maritalStatus')).toBe('Chưa đăng ký kết hôn với ai');
    expect(valueAt('/maritalStatus', 'en')).toBe('Never married');
    expect(valueAt('/subject/birthDate')).toBe('05/09/1999');
    expect(valueAt('/requester/identityPaper/issuedOn')).toBe('12/03/2024');
  });

  it('follows a reference and keeps what lies in it below its heading', () => {
    const rows = rowsOf(marital, example, 'vi');
    const heading = rows.find(({ pointer }) => pointer === '/requester/identityPaper');
    expect(heading).toMatchObject({ label: 'Giấy tờ tùy thân', value: undefined, depth: 1 });
    const number = rows.find(({ pointer }) => pointer === '/requester/identityPaper/number');
    expect(number).toMatchObject({ label: 'Số', value: '001099000001', depth: 2 });
  });

  it('is in the order of its schema, required or not', () => {
    const top = rowsOf(marital, example, 'vi').filter(({ depth }) => depth === 0);
    expect(top.map(({ pointer }) => pointer)).toEqual([
      '/authority',
      '/requester',
      '/relationship',
      '/subject',
      '/residence',
      '/maritalStatus',
      '/purpose',
    ]);
  });

  it('names what is asked for and not there, and leaves out what is free', () => {
    const { purpose: _, authority: __, ...rest } = example;
    const rows = rowsOf(marital, rest, 'vi');
    expect(rows.filter(({ missing }) => missing).map(({ pointer }) => pointer)).toEqual(['/purpose']);
    expect(rows.some(({ pointer }) => pointer === '/authority')).toBe(false);
  });

  it('shows what the schema does not know by its own name', () => {
    expect(rowsOf(marital, { 'a/b': 'x' }, 'en').at(-1)).toMatchObject({
      label: 'a/b',
      pointer: '/a~1b',
      value: 'x',
    });
  });

  it.each(readdirSync(folder).filter((file) => file.endsWith('.json')))(
    'has a title for every field of %s, and shows every value of its examples',
    (file) => {
      const form = shipped(file);
      for (const values of form.examples)
        for (const language of ['vi', 'en'] as const) {
          const rows = rowsOf(form, values, language);
          const raw = rows.filter(({ pointer, label }) => label === pointer.split('/').at(-1));
          expect(raw).toEqual([]);
          expect(rows.filter(({ missing }) => missing)).toEqual([]);
          expect(rows.filter(({ value }) => value?.startsWith('{'))).toEqual([]);
        }
    },
  );
});

describe('two versions of a form', () => {
  const before = rowsOf(marital, example, 'vi');

  it('are the same where nothing was changed', () => {
    expect(changesBetween(before, before)).toEqual([]);
  });

  it('differ in the old and the new value', () => {
    const { authority: _, ...rest } = example;
    const after = rowsOf(marital, { ...rest, maritalStatus: 'married' }, 'vi');
    expect(changesBetween(before, after)).toEqual([
      {
        label: 'Tình trạng hôn nhân',
        before: 'Chưa đăng ký kết hôn với ai',
        after: 'Hiện tại đang có vợ hoặc chồng',
      },
      { label: 'Kính gửi', before: 'Ủy ban nhân dân xã Yên Viên', after: undefined },
    ]);
  });
});
