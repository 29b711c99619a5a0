import { describe, expect, it } from 'vitest';
import { checkForm } from '#shared/procedure/form/form.ts';
import { trimmed } from '#shared/procedure/form/form-values.ts';

const titled = (title: string, rest: object) => ({ title, 'x-title-en': title, ...rest });
const text = titled('Text', { type: 'string', maxLength: 200 });

const form = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties: {
    name: text,
    reason: { ...text, 'x-lines': true },
    names: titled('Names', { type: 'array', items: text }),
    phone: titled('Phone', { type: 'string', pattern: '^[0-9]{10}$', examples: ['0912345678'] }),
    born: titled('Born', { type: 'string', 'x-year-alone': true, 'x-not-future': true }),
    issued: titled('Issued', { type: 'string', format: 'date', 'x-not-future': true }),
    planned: titled('Planned', { type: 'string', format: 'date' }),
    stay: titled('Stay', {
      type: 'object',
      properties: {
        from: titled('From', { type: 'string', format: 'date' }),
        to: titled('To', { type: 'string', format: 'date', 'x-not-before': 'from' }),
      },
    }),
  },
};

const found = (data: object) =>
  checkForm(form, data, '2026-11-28').map(({ pointer, code }) => `${pointer} ${code}`);

describe('a text of a form', () => {
  it.each([
    ['a line break', 'Nguyễn Văn A\nKhông có tiền án', 'not-one-line'],
    ['a tab', 'a\tb', 'not-one-line'],
    ['a face', 'Nguyễn Văn 🙂', 'not-printable'],
    ['a letter that papers cannot show', '王 Nguyễn', 'not-printable'],
    ['nothing', '', 'blank'],
    ['blanks', '   ', 'blank'],
    ['a blank of no width', '\u200b\u200b', 'blank'],
  ])('is one line of something, not %s', (_, name, code) => {
    expect(found({ name })).toEqual([`/form/name ${code}`]);
    expect(found({ names: ['a', name] })).toEqual([`/form/names/1 ${code}`]);
  });

  it('has several lines where the schema says so', () => {
    expect(found({ reason: 'one\ntwo' })).toEqual([]);
    expect(found({ reason: ' \n ' })).toEqual(['/form/reason blank']);
  });

  it('that does not match is told by an example', () => {
    expect(checkForm(form, { phone: '0912.345.678' })).toMatchObject([
      { code: 'pattern', detail: { vi: '“Phone” viết chưa đúng mẫu: 0912345678.' } },
    ]);
  });

  it('loses the blanks at its ends', () => {
    expect(trimmed({ a: ' x ', b: [' y'], c: 1, d: null })).toEqual({ a: 'x', b: ['y'], c: 1, d: null });
  });
});

describe('a date of a form', () => {
  it.each([
    [{ born: '1950' }, []],
    [{ born: '1950-03-28' }, []],
    [{ born: '2026' }, []],
    [{ born: '2027' }, ['/form/born too-late']],
    [{ born: '2026-11-29' }, ['/form/born too-late']],
    [{ born: '1849' }, ['/form/born too-early']],
    [{ born: '1950-02-30' }, ['/form/born format']],
    [{ issued: '2026-11-28' }, []],
    [{ issued: '2026-11-29' }, ['/form/issued too-late']],
    [{ issued: '2026' }, ['/form/issued format']],
    [{ planned: '2030-01-01' }, []],
    [{ planned: '2999-12-31' }, ['/form/planned too-late']],
    [{ stay: { from: '2018-01-01', to: '2018-01-01' } }, []],
    [{ stay: { from: '2026-01-01', to: '2018-01-01' } }, ['/form/stay/to too-early']],
  ])('%j', (data, faults) => {
    expect(found(data)).toEqual(faults);
  });
});
