import { describe, expect, it } from 'vitest';
import { checkData, unaskedData } from '#shared/procedure/checks/data-check.ts';
import type { Component, Procedure } from '#shared/procedure/procedure.ts';
import { aForm, aProcedure } from './a-procedure.ts';

const field = (more: object = {}) => ({ type: 'string', title: 'Ô', 'x-title-en': 'Field', ...more });
const group = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more });
const formOf = (properties: object, more: object = {}) =>
  ({ ...aForm, properties, required: [], ...more }) as unknown as Procedure['form'];

const unasked = (own: Partial<Procedure>, printed: string[][] = []) => unaskedData(aProcedure(own), printed);

const component: Component = {
  id: 'application',
  name: { vi: 'Đơn', en: 'Application' },
  required: true,
  originals: 1,
  copies: 0,
  mediaTypes: ['application/pdf'],
  maxBytes: 1_000,
  maxFiles: 1,
};

describe('a field of a form', () => {
  const form = formOf({
    name: field(),
    goods: { type: 'array', items: group({ weight: field(), colour: field() }) },
    places: { type: 'array', items: field() },
  });

  it('that nothing uses is told by its place', () => {
    expect(unasked({ form })).toEqual(['/name', '/goods/*/weight', '/goods/*/colour', '/places/*']);
  });

  it('is used where a template prints it', () => {
    expect(unasked({ form }, [['name'], ['goods', '*', 'weight']])).toEqual(['/goods/*/colour', '/places/*']);
  });

  it('is not used where a template names only what holds it', () => {
    expect(unasked({ form: formOf({ home: group({ street: field() }) }) }, [['home']])).toEqual([
      '/home/street',
    ]);
  });

  it('is used where a condition looks at it', () => {
    const condition = {
      id: 'grown-up',
      ask: { vi: 'Hỏi', en: 'Ask' },
      tell: { vi: 'Bảo', en: 'Tell' },
      basis: 'Luật 1/2026/QH15',
    };
    const when = { matches: { properties: { form: { properties: { name: { const: 'A' } } } } } };
    expect(
      unasked({ form: formOf({ name: field(), age: field() }), eligibility: [{ ...condition, when }] }),
    ).toEqual(['/age']);
  });

  it('is used where a fee is counted by it, or is owed by it', () => {
    const fees: Procedure['fees'] = {
      group: 'trial',
      lines: [
        {
          code: 'LOCAL.A',
          name: { vi: 'Phí', en: 'Fee' },
          kind: 'fee',
          amount: 1_000,
          per: { each: 'copy', field: '/copies' },
          collect: 'at-reception',
          when: { field: '/kind', is: ['a'] },
        },
      ],
      payWithinHours: 24,
      basis: 'made up',
      evidence: 'made up',
    };
    expect(unasked({ form: formOf({ copies: field(), kind: field(), age: field() }), fees })).toEqual([
      '/age',
    ]);
  });

  it('is used where it decides what else is asked', () => {
    // biome-ignore lint/suspicious/noThenProperty: the keyword's name in JSON Schema
    const asks = { if: { properties: { kind: { const: 'b' } } }, then: { required: ['other'] } };
    expect(unasked({ form: formOf({ kind: field(), other: field() }, asks) })).toEqual(['/other']);
    expect(unasked({ form: formOf({ at: group({ kind: field(), other: field() }, asks) }) })).toEqual([
      '/at/other',
    ]);
  });

  it('is asked for where it, or what holds it, names a document or a form number', () => {
    const asked = (basis: string) =>
      unasked({ form: formOf({ at: group({ a: field() }, { 'x-basis': basis }) }) });
    expect(asked('Thông tư 04/2024/TT-BTP')).toEqual([]);
    expect(asked('Mẫu số 15')).toEqual([]);
    expect(asked('Phụ lục V')).toEqual([]);
    expect(asked('CT01')).toEqual([]);
    expect(asked('theo mẫu đơn')).toEqual(['/at/a']);
    expect(asked('Đơn đề nghị cấp C/O')).toEqual(['/at/a']);
  });

  it('is asked for where the blank of a paper is known by its number', () => {
    const components = (blank: string) => [{ ...component, blank: { name: blank } }];
    expect(unasked({ form, components: components('Mẫu số 15 Nghị định 151/2025/NĐ-CP') })).toEqual([]);
    expect(unasked({ form, components: components('Đơn đề nghị cấp lại') })).toHaveLength(4);
  });

  it('that nothing uses is warned of, in one sentence for all', () => {
    expect(checkData(aProcedure(), [])).toMatchObject([
      { code: 'unasked-data', severity: 'warning', detail: { vi: expect.stringContaining('/fullName') } },
    ]);
    expect(checkData(aProcedure(), [['fullName']])).toEqual([]);
  });
});
