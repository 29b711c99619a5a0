import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkForm } from '#shared/procedure/form/form.ts';

const titled = (vi: string, en: string, rest: object) => ({ title: vi, 'x-title-en': en, ...rest });

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
};

/** Frozen, because the schema belongs to a procedure that others read too. */
const form = frozen({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  $defs: {
    paper: titled('Giấy tờ', 'Paper', {
      type: 'object',
      properties: { number: titled('Số', 'Number', { type: 'string', pattern: '^[0-9]{12}$' }) },
      required: ['number'],
      additionalProperties: false,
    }),
  },
  properties: {
    name: titled('Họ và tên', 'Full name', { type: 'string', minLength: 1, maxLength: 20 }),
    born: titled('Ngày sinh', 'Date of birth', { type: 'string', format: 'date' }),
    paper: titled('Giấy tờ tùy thân', 'Identity paper', { $ref: '#/$defs/paper' }),
    status: titled('Tình trạng', 'Status', { oneOf: [{ const: 'single' }, { const: 'divorced' }] }),
    decree: titled('Bản án', 'Decree', { type: 'string' }),
    copies: titled('Số bản', 'Copies', { type: 'integer', minimum: 1, maximum: 5 }),
    children: titled('Con', 'Children', {
      type: 'array',
      uniqueItems: true,
      items: titled('Tên con', 'Child', { type: 'string' }),
    }),
  },
  required: ['name'],
  additionalProperties: false,
  if: { properties: { status: { const: 'divorced' } }, required: ['status'] },
  // biome-ignore lint/suspicious/noThenProperty: the keyword's name in JSON Schema
  then: { required: ['decree'] },
});

const found = (data: unknown) => checkForm(form, data).map(({ pointer, code }) => `${pointer} ${code}`);

describe('a form filled as asked', () => {
  it('has nothing wrong', () => {
    const data = {
      name: 'Nguyễn Văn A',
      born: '1999-09-05',
      paper: { number: '001099000001' },
      status: 'single',
    };
    expect(found(data)).toEqual([]);
  });

  it('counts letters as a reader does, however its marks were typed', () => {
    const name = 'Nguyễn Thị Diễm Hằng';
    expect(name.normalize('NFD').length).toBeGreaterThan(20);
    expect(found({ name: name.normalize('NFD') })).toEqual([]);
  });
});

describe('a form with something wrong', () => {
  it.each([
    ['a field missing', {}, ['/form/name required']],
    ['a field that a condition asks for', { name: 'A', status: 'divorced' }, ['/form/decree required']],
    ['an unknown field', { name: 'A', colour: 'red' }, ['/form/colour unknown-field']],
    [
      'an unknown field deeper down',
      { name: 'A', paper: { number: '001099000001', kind: 1 } },
      ['/form/paper/kind unknown-field'],
    ],
    ['a wrong type', { name: 7 }, ['/form/name type']],
    ['an empty text', { name: '' }, ['/form/name blank']],
    ['a long text', { name: 'A'.repeat(21) }, ['/form/name too-long']],
    ['a day that does not exist', { name: 'A', born: '2026-02-30' }, ['/form/born format']],
    ['a number written wrongly', { name: 'A', paper: { number: '12' } }, ['/form/paper/number pattern']],
    ['a choice that is none', { name: 'A', status: 'alone' }, ['/form/status not-a-choice']],
    ['too few copies', { name: 'A', copies: 0 }, ['/form/copies too-small']],
    ['too many copies', { name: 'A', copies: 6 }, ['/form/copies too-large']],
    ['half a copy', { name: 'A', copies: 1.5 }, ['/form/copies type']],
    ['a wrong item', { name: 'A', children: ['B', 3] }, ['/form/children/1 type']],
    ['a repeated item', { name: 'A', children: ['B', 'B'] }, ['/form/children duplicate']],
    ['no object at all', ['name'], ['/form type']],
    [
      'several things',
      { paper: {}, copies: 9 },
      ['/form/name required', '/form/paper/number required', '/form/copies too-large'],
    ],
    ['a name that JSON Pointer escapes', { name: 'A', 'a/b~c%#': 1 }, ['/form/a~1b~0c%# unknown-field']],
    [
      'a name that tampers with prototypes',
      JSON.parse('{"name":"A","__proto__":{"x":1}}'),
      ['/form/__proto__ unknown-field'],
    ],
    ['half a character for a name', { name: 'A', '\ud800': 1 }, ['/form/\ufffd unknown-field']],
  ])('says so for %s', (_, data, expected) => {
    expect(found(data)).toEqual(expected);
  });

  it('says it in both languages, with the titles of the form', () => {
    expect(checkForm(form, { paper: { number: '1' }, copies: 9 }).map(({ detail }) => detail)).toEqual([
      { vi: 'Thiếu “Họ và tên”.', en: '“Full name” is missing.' },
      {
        vi: '“Số” viết chưa đúng mẫu: ^[0-9]{12}$.',
        en: '“Number” does not match the expected pattern: ^[0-9]{12}$.',
      },
      { vi: '“Số bản” lớn hơn mức tối đa (5).', en: '“Copies” is above the maximum (5).' },
    ]);
  });

  it('names what is typed wrongly by the title of the place, not of the definition that it shares', () => {
    expect(checkForm(form, { name: 'A', paper: 1 }).map(({ detail }) => detail.vi)).toEqual([
      '“Giấy tờ tùy thân” sai kiểu dữ liệu, phải là object.',
    ]);
  });
});

describe('a form with alternatives', () => {
  const either = {
    type: 'object',
    properties: {
      contact: titled('Liên hệ', 'Contact', {
        anyOf: [
          {
            type: 'object',
            properties: { phone: { type: 'string' } },
            required: ['phone'],
            additionalProperties: false,
          },
          { type: 'string', format: 'email' },
        ],
      }),
      age: titled('Tuổi', 'Age', { type: 'integer' }),
    },
    additionalProperties: false,
  };

  it('is told of the choice, not of each alternative', () => {
    const findings = checkForm(either, { contact: { post: 'x' }, extra: 1, age: 'x' });
    expect(findings.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/form/contact not-a-choice',
      '/form/age type',
      '/form/extra unknown-field',
    ]);
  });
});

describe('any data at all', () => {
  it('gets an answer that can be shown', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (data) => {
        for (const { pointer, detail } of checkForm(form, data)) {
          expect(pointer).toMatch(/^\/form(\/|$)/);
          expect(detail.vi).not.toBe('');
        }
      }),
    );
  });
});
