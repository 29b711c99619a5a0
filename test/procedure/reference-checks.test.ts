import { describe, expect, it } from 'vitest';
import type { FeeLine } from '#shared/fee/fee-schedule.ts';
import { checkPrinted, checkReferences } from '#shared/procedure/checks/reference-checks.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import { publish } from '#shared/procedure/publish.ts';
import { aForm, aProcedure } from './a-procedure.ts';

const field = (more: object = {}) => ({ type: 'string', title: 'Ô', 'x-title-en': 'Field', ...more });
const formOf = (properties: object, more: object = {}) =>
  ({ ...aForm, properties, required: [], ...more }) as unknown as Procedure['form'];
const found = (own: Partial<Procedure>) =>
  checkReferences(aProcedure(own)).map(({ code, detail }) => `${code} ${detail.en}`);

const kinds = field({
  oneOf: [
    { const: 'new', title: 'Mới' },
    { const: 'old', title: 'Cũ' },
  ],
});

describe('a form', () => {
  it('speaks only of its own fields', () => {
    const asks = (name: string, other: string) => ({
      if: { properties: { [name]: { const: 'a' } } },
      // biome-ignore lint/suspicious/noThenProperty: the keyword's name in JSON Schema
      then: { required: [other] },
    });
    const properties = { kind: field(), more: field() };
    expect(found({ form: formOf(properties, asks('kind', 'more')) })).toEqual([]);
    expect(found({ form: formOf(properties, asks('sort', 'rest')) })).toEqual([
      expect.stringMatching(/^unknown-neighbour .*: \/sort\.$/),
      expect.stringMatching(/^unknown-neighbour .*: \/rest\.$/),
    ]);
  });

  it('speaks of what stands behind a reference too', () => {
    const person = { type: 'object', properties: { age: field() } };
    const asks = { if: { properties: { who: { properties: { age: { const: 1 } } } } } };
    const form = formOf({ who: { ...field(), $ref: '#/$defs/person' } }, { $defs: { person }, ...asks });
    expect(found({ form })).toEqual([]);
  });

  it('orders a date only after a neighbour that there is', () => {
    const to = (name: string) => formOf({ from: field(), to: field({ 'x-not-before': name }) });
    expect(found({ form: to('from') })).toEqual([]);
    expect(found({ form: to('start') })).toEqual([expect.stringContaining('/start')]);
  });

  it('makes fields depend only on those that there are', () => {
    const form = formOf({ a: field() }, { dependentRequired: { a: ['b'] } });
    expect(found({ form })).toEqual([expect.stringContaining('/b')]);
  });
});

const line = (more: Partial<FeeLine>): FeeLine => ({
  code: 'LOCAL.A',
  name: { vi: 'Phí', en: 'Fee' },
  kind: 'fee',
  amount: 1_000,
  per: 'dossier',
  collect: 'at-reception',
  ...more,
});
const feesOf = (more: Partial<FeeLine>): Procedure['fees'] => ({
  group: 'trial',
  lines: [line(more)],
  payWithinHours: 24,
  basis: 'made up',
  evidence: 'made up',
});

describe('a fee', () => {
  it('waits only for what can be chosen', () => {
    const form = formOf({ kind: kinds, free: field() });
    const when = (name: string, is: string) =>
      found({ form, fees: feesOf({ when: { field: name, is: [is] } }) });
    expect(when('/kind', 'new')).toEqual([]);
    expect(when('/free', 'anything')).toEqual([]);
    expect(when('/kind', 'worn')).toEqual([expect.stringContaining('/form/kind = "worn"')]);
  });

  it('is for channels and applicants that are accepted', () => {
    expect(found({ fees: feesOf({ channels: ['desk', 'online'] }) })).toEqual([]);
    expect(found({ fees: feesOf({ channels: ['desk'] }) })).toEqual([expect.stringContaining('LOCAL.A')]);
    expect(found({ fees: feesOf({ subjects: ['organisation'] }) })).toEqual([
      expect.stringMatching(/^never-owed/),
    ]);
  });
});

describe('a condition', () => {
  const asking = (properties: object): Partial<Procedure> => ({
    form: formOf({ kind: kinds }),
    eligibility: [
      {
        id: 'first',
        ask: { vi: 'Hỏi', en: 'Ask' },
        when: { matches: JSON.parse(JSON.stringify({ properties, required: Object.keys(properties) })) },
        tell: { vi: 'Bảo', en: 'Tell' },
        basis: 'Luật 1/2026/QH15',
      },
    ],
  });

  it('waits only for what can be said', () => {
    expect(found(asking({ form: { properties: { kind: { enum: ['new', 'old'] } } } }))).toEqual([]);
    expect(found(asking({ channel: { const: 'online' } }))).toEqual([]);
    expect(found(asking({ form: { properties: { kind: { enum: ['new', 'worn'] } } } }))).toEqual([
      expect.stringContaining('/form/kind = "worn"'),
    ]);
    expect(found(asking({ channel: { const: 'post' } }))).toEqual([
      expect.stringContaining('/channel = "post"'),
    ]);
  });

  it('that waits for a case needs the case', () => {
    const cases = [{ id: 'loss' }, { id: 'wear' }].map((one) => ({
      ...one,
      name: { vi: one.id, en: one.id },
    }));
    expect(found({ ...asking({ case: { const: 'loss' } }), cases })).toEqual([]);
    expect(found({ ...asking({ case: { const: 'theft' } }), cases })).toEqual([
      expect.stringContaining('/case = "theft"'),
    ]);
  });
});

describe('what is dead', () => {
  it('is warned of, and published all the same', () => {
    const published = publish([], aProcedure({ fees: feesOf({ channels: ['desk'] }) }), '2026-01-01');
    expect(published).toMatchObject({ ok: true, value: { warnings: [{ code: 'never-owed' }] } });
  });

  it('is told where a template prints it', () => {
    const printed = [['fullName'], ['nickname'], ['nickname']];
    expect(checkPrinted(aProcedure(), printed)).toMatchObject([
      { code: 'unknown-template-field', detail: { en: expect.stringContaining('/nickname') } },
    ]);
  });
});
