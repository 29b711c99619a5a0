import { describe, expect, it } from 'vitest';
import type { ClockRule } from '#shared/calendar/limit.ts';
import { checkSupplements } from '#shared/procedure/checks/supplement-checks.ts';
import { aProcedure } from './a-procedure.ts';

const clock: ClockRule = { start: 'next-day', basis: 'made up' };
const codes = (changes: Parameters<typeof aProcedure>[0]) =>
  checkSupplements(aProcedure(changes)).map(({ code }) => code);
const effect = 'subtract' as const;

describe('what a procedure says of supplements', () => {
  it('may be nothing: the one-stop rules say it', () => {
    expect(codes({ clock })).toEqual([]);
  });

  it('names the law of the sector that says otherwise', () => {
    const basis = 'Nghị định 47/2011/NĐ-CP, Điều 8';
    expect(codes({ clock: { ...clock, pauses: { supplement: { effect, basis } } } })).toEqual([]);
    expect(codes({ supplements: { basis } })).toEqual([]);
    const custom = 'Theo thông lệ';
    expect(codes({ clock: { ...clock, pauses: { supplement: { effect, basis: custom } } } })).toEqual([
      'unfounded-supplement',
    ]);
    expect(codes({ supplements: { basis: custom } })).toEqual(['unfounded-supplement']);
  });

  it('is never said without its law, as earlier versions did', () => {
    expect(codes({ clock: { ...clock, onSupplement: effect } })).toEqual(['bare-supplement']);
  });
});
