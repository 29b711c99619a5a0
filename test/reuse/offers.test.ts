import { describe, expect, it } from 'vitest';
import { monthsLater } from '#shared/kernel/time.ts';
import { Component } from '#shared/procedure/procedure.ts';
import { fits } from '#shared/reuse/offers.ts';
import { aPaper } from '#test/adapters/kept-paper-store.contract.ts';

const component = (more: Partial<Component> = {}): Component =>
  Component.parse({
    id: 'declaration',
    name: { vi: 'Tờ khai', en: 'Declaration' },
    required: true,
    originals: 1,
    copies: 0,
    mediaTypes: ['application/pdf'],
    maxBytes: 1000,
    maxFiles: 1,
    ...more,
  });

describe('a kept paper', () => {
  it('is what a component asks for by its national code, whatever procedure it is from', () => {
    expect(fits(aPaper(), component({ id: 'other', code: 'LOCAL.G1' }), 'LOCAL.TWO')).toBe(true);
    expect(fits(aPaper(), component({ code: 'LOCAL.G2' }), 'LOCAL.ONE')).toBe(false);
    expect(fits(aPaper({ kind: 'result' }), component({ code: 'LOCAL.G1' }), 'LOCAL.TWO')).toBe(true);
  });

  it('is, where one of them has no code, the same component of the same procedure', () => {
    const { paper: _, ...plain } = aPaper();
    expect(fits(plain, component(), 'LOCAL.ONE')).toBe(true);
    expect(fits(plain, component({ code: 'LOCAL.G1' }), 'LOCAL.ONE')).toBe(true);
    expect(fits(plain, component(), 'LOCAL.TWO')).toBe(false);
    expect(fits(plain, component({ id: 'other' }), 'LOCAL.ONE')).toBe(false);
    expect(fits({ ...plain, kind: 'result' }, component(), 'LOCAL.ONE')).toBe(false);
  });

  it('is of no use in a form that the component does not take', () => {
    expect(fits(aPaper({ mediaType: 'image/png' }), component({ code: 'LOCAL.G1' }), 'LOCAL.ONE')).toBe(
      false,
    );
  });
});

describe('the last day of a paper', () => {
  it.each([
    ['2026-11-25', 12, '2027-11-25'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2027-12-31', 2, '2028-02-29'],
    ['2026-08-15', 6, '2027-02-15'],
  ])('of %s after %i months is %s', (day, months, last) => {
    expect(monthsLater(day, months)).toBe(last);
  });
});
