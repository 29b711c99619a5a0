import { describe, expect, it } from 'vitest';
import { checkConditions } from '#shared/procedure/checks/condition-checks.ts';
import type { Condition } from '#shared/procedure/eligibility.ts';
import { aProcedure } from './a-procedure.ts';
import { forMarriage, matching, unfit } from './conditions.ts';

const codes = (...eligibility: Condition[]) =>
  checkConditions(aProcedure({ eligibility })).map(({ code, detail }) => `${code}: ${detail.en}`);
const named = (field: string) => ({
  properties: { form: { properties: { [field]: { const: 'A' } }, required: [field] } },
  required: ['form'],
});

describe('the conditions on who may file', () => {
  it('need not be said', () => {
    expect(checkConditions(aProcedure())).toEqual([]);
  });

  it('are sound where they rest on a document and look at what there is', () => {
    expect(codes(forMarriage, matching('by-name', named('fullName')), unfit('case', 'x'))).toEqual([]);
  });

  it('have each id once, and a document each', () => {
    expect(codes(forMarriage, { ...forMarriage, basis: 'Theo thông lệ' })).toEqual([
      'duplicate-condition: More than one condition has the id “for-marriage”.',
      'unfounded-condition: The basis of a condition, “Theo thông lệ”, names no document number.',
    ]);
  });

  it('are JSON Schemas of what is enforced', () => {
    expect(codes(matching('odd', { $dynamicRef: '#x' }))).toEqual([
      'bad-condition: The condition is not valid: odd /$dynamicRef unknown keyword.',
    ]);
  });

  it('never hold before anything is said', () => {
    const eager = matching('eager', { properties: { channel: { const: 'post' } } });
    expect(codes(eager)).toEqual([expect.stringMatching(/^eager-condition: The condition “eager” holds/)]);
  });

  it('look at no field that the form does not have, wherever it is named', () => {
    const deep = { ...named('nickname'), not: { properties: { form: named('title').properties.form } } };
    expect(codes(matching('deep', deep))).toEqual([
      'unknown-condition-field: A condition looks at “/form/nickname”, which the dossier does not have.',
      'unknown-condition-field: A condition looks at “/form/title”, which the dossier does not have.',
    ]);
    expect(codes(unfit('weather', 'rain'))).toEqual([expect.stringContaining('“/weather”')]);
  });
});
