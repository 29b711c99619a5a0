import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Procedure } from '#shared/procedure/procedure.ts';
import type { ResultTemplate } from '#shared/result/template.ts';
import { blanksOf, fieldsIn } from '#shared/result/template-checks.ts';
import { shippedTemplates } from './shipped.ts';

const folder = new URL('../../shared/procedure/data/', import.meta.url);
const templated = readdirSync(folder)
  .map((file) => Procedure.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))))
  .filter(({ result }) => result.template !== undefined)
  .map((procedure): [string, Procedure] => [procedure.code, procedure]);

const text = { type: 'string' };
const place = { type: 'object', properties: { name: text, street: text }, required: ['name'] };
const form = {
  type: 'object',
  $defs: { place },
  properties: {
    owner: text,
    note: text,
    home: { $ref: '#/$defs/place' },
    work: { $ref: '#/$defs/place' },
    items: { type: 'array', items: { $ref: '#/$defs/place' } },
  },
  required: ['owner', 'home', 'items'],
} as unknown as Procedure['form'];

const blanks = (...body: unknown[]) => blanksOf({ ...shippedTemplates[0], body } as ResultTemplate, form);
const says = (wording: string, more: object = {}) => ({ kind: 'paragraph', text: wording, ...more });

describe('a template of a procedure', () => {
  it.each(templated)('asks for nothing that the form may leave out: %s', (_, procedure) => {
    const own = shippedTemplates.filter(({ id }) => id === procedure.result.template);
    expect(own).not.toEqual([]);
    expect(own.flatMap((template) => blanksOf(template, procedure.form))).toEqual([]);
  });

  it('may name what is required, all the way down, and what is ours', () => {
    expect(blanks(says('{form.owner} {form.home.name} {dossier.code}'))).toEqual([]);
  });

  it('may not name what is optional, or is inside of it, or is not there', () => {
    expect(blanks(says('{form.note} {form.home.street} {form.work.name} {form.wrong}'))).toEqual([
      'form.note',
      'form.home.street',
      'form.work.name',
      'form.wrong',
    ]);
  });

  it('may, where it says so, or prints the paragraph only with it', () => {
    expect(blanks(says('{form.note?}'), says('{form.note}', { when: 'form.note' }))).toEqual([]);
    expect(blanks(says('{form.work.name}', { when: 'form.work' }))).toEqual([]);
    expect(blanks(says('{form.work.street}', { when: 'form.work' }))).toEqual(['form.work.street']);
  });

  it('looks into the rows of a table', () => {
    const table = {
      kind: 'table',
      columns: [],
      each: 'form.items',
      rows: [['{row.name}', '{row.street}', '{form.note}']],
    };
    expect(blanks(table)).toEqual(['row.street', 'form.note']);
  });
});

it('tells which fields a template prints, of the form and of the members of its lists', () => {
  const table = {
    kind: 'table',
    columns: [],
    each: 'form.items',
    rows: [['{row.name}', '{form.owner} {dossier.code}']],
  };
  const body = [says('{form.home.street?} {result.number}', { when: 'form.work' }), table];
  expect(fieldsIn({ ...shippedTemplates[0], number: '{form.note}', body } as ResultTemplate)).toEqual([
    ['note'],
    ['home', 'street'],
    ['items', '*', 'name'],
    ['owner'],
  ]);
});
