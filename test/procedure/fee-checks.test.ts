import { describe, expect, it } from 'vitest';
import type { FeeSchedule } from '#shared/fee/fee-schedule.ts';
import { checkFees } from '#shared/procedure/checks/fee-checks.ts';
import { aLine, aSchedule } from '#test/fee/samples.ts';
import { aForm, aProcedure } from './a-procedure.ts';

const copies = { type: 'integer', minimum: 1, maximum: 20 };
const found = (own: Partial<FeeSchedule>, property: Record<string, string | number> = copies) => {
  const form = { ...aForm, properties: { ...aForm.properties, copies: property } };
  return checkFees(aProcedure({ form, fees: aSchedule(own) })).map(({ code }) => code);
};

describe('the fees of a procedure', () => {
  it('are none, or are counted by what the form asks for', () => {
    expect(checkFees(aProcedure())).toEqual([]);
    expect(found({})).toEqual([]);
  });

  it('are not counted by a field that the form does not have, nor do they depend on one', () => {
    expect(found({ lines: [aLine({ per: { each: 'page', field: '/pages' } })] })).toEqual([
      'unknown-fee-field',
    ]);
    const when = { field: '/medium', is: ['paper'] };
    expect(found({ lines: [aLine({ per: 'dossier', when })] })).toEqual(['unknown-fee-field']);
  });

  it.each([
    ['a text', { type: 'string' }],
    ['a broken number', { ...copies, type: 'number' }],
    ['a number that may be negative', { ...copies, minimum: -1 }],
    ['a number without an end', { type: 'integer', minimum: 0 }],
  ])('are not counted by %s', (_, property) => {
    expect(found({}, property)).toEqual(['unbounded-fee-field']);
  });

  it('are not waited for by an answer that nobody gives', () => {
    const [first, ...others] = aProcedure().steps;
    const steps = first === undefined ? [] : [{ ...first, automatic: true as const }, ...others];
    const form = { ...aForm, properties: { ...aForm.properties, copies } };
    const codes = (own: Partial<FeeSchedule>) =>
      checkFees(aProcedure({ form, steps, fees: aSchedule(own) })).map(({ code }) => code);
    expect(codes({ payBefore: 'accept' })).toEqual(['answered-unpaid']);
    expect(codes({})).toEqual([]);
  });

  it('have each a name of its own', () => {
    expect(found({ lines: [aLine(), aLine()] })).toEqual(['duplicate-fee']);
  });

  it('are not waited for by an act that never comes', () => {
    expect(found({ payBefore: 'accept' })).toEqual([]);
    expect(found({ payBefore: 'issue' })).toEqual(['fee-never-paid']);
  });
});
