import { describe, expect, it } from 'vitest';
import { checkFormSchema } from '#shared/procedure/form/form-schema.ts';
import { aForm } from './a-procedure.ts';

const titled = { title: 'Mục', 'x-title-en': 'Field' };
const found = (form: Record<string, unknown>) =>
  checkFormSchema(form).map(({ pointer, problem }) => `${pointer} ${problem}`);
const withField = (field: unknown) => found({ ...aForm, properties: { fullName: field } });

describe('a form schema that can be enforced', () => {
  it('has no fault', () => {
    expect(found(aForm)).toEqual([]);
  });

  it('may share definitions, branch and carry notes of its own', () => {
    const form = {
      ...aForm,
      $defs: { name: { type: 'string', ...titled } },
      properties: { fullName: { $ref: '#/$defs/name' }, tags: { ...titled, items: { enum: ['a'] } } },
      'x-layout': { columns: 2 },
      allOf: [{ if: { required: ['tags'] }, else: false }],
    };
    expect(found(form)).toEqual([]);
  });
});

describe('a form schema that would not do what it says', () => {
  it.each([
    ['another draft', { ...aForm, $schema: 'http://json-schema.org/draft-07/schema#' }, '$schema must be'],
    ['no object', { ...aForm, type: 'array' }, 'type must be object'],
    ['a misspelt keyword', { ...aForm, requird: ['fullName'] }, '/requird unknown keyword'],
    ['a keyword nobody enforces', { ...aForm, $dynamicRef: '#x' }, '/$dynamicRef unknown keyword'],
    [
      'a required field that cannot be',
      { ...aForm, required: ['lost'] },
      '/required lost is no field of the form',
    ],
    ['a repeated name', { ...aForm, required: ['fullName', 'fullName'] }, '/required a name is repeated'],
    ['no list where one belongs', { ...aForm, allOf: {} }, '/allOf must be a list of schemas'],
    ['an empty list of schemas', { ...aForm, anyOf: [] }, '/anyOf must be a list of schemas'],
    ['no map where one belongs', { ...aForm, $defs: [] }, '/$defs must map names to schemas'],
    [
      'no schema where one belongs',
      { ...aForm, additionalProperties: 'no' },
      '/additionalProperties a schema is',
    ],
    [
      'a bad pattern for names',
      { ...aForm, patternProperties: { '(': true } },
      '/patternProperties/( not a regular',
    ],
  ])('is refused for %s', (_, form, fault) => {
    expect(found(form)).toEqual([expect.stringContaining(fault)]);
  });

  it('is refused for definitions that go round in a circle', () => {
    const $defs = { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } };
    expect(found({ ...aForm, $defs })).toHaveLength(2);
  });
});

describe('a field that could not be checked or named', () => {
  it.each([
    ['a type that is none', { ...titled, type: 'text' }, '/properties/fullName/type'],
    ['a negative length', { ...titled, minLength: -1 }, '/properties/fullName/minLength'],
    ['a bad pattern', { ...titled, pattern: '(' }, '/properties/fullName/pattern not a regular expression'],
    [
      'a pattern for another engine',
      { ...titled, pattern: '\\p{Foo}' },
      '/properties/fullName/pattern not a regular',
    ],
    ['a format nobody checks', { ...titled, format: 'tax-code' }, '/properties/fullName/format'],
    [
      'a reference to nothing',
      { ...titled, $ref: '#/$defs/none' },
      '/properties/fullName/$ref refers to nothing',
    ],
    ['a reference elsewhere', { ...titled, $ref: 'https://example.org/' }, '/properties/fullName/$ref only'],
    [
      'no Vietnamese title',
      { 'x-title-en': 'Field' },
      '/properties/fullName title and x-title-en are needed',
    ],
    ['no English title', { title: 'Mục' }, '/properties/fullName title and x-title-en are needed'],
    [
      'a field without titles deeper down',
      { ...titled, items: { properties: { a: {} } } },
      '/properties/fullName/items/properties/a title',
    ],
    ['an empty choice', { ...titled, enum: [] }, '/properties/fullName/enum'],
  ])('is refused for %s', (_, field, fault) => {
    expect(withField(field)).toEqual([expect.stringContaining(fault)]);
  });
});
