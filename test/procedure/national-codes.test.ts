import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogueLine } from '#shared/procedure/catalogue-line.ts';
import { meantBy, nationalCodeOn, nationalCodes } from '#shared/procedure/codes/national-codes.ts';
import { Procedure } from '#shared/procedure/procedure.ts';

const shipped = (file: string) =>
  Procedure.parse(
    JSON.parse(readFileSync(new URL(`../../shared/procedure/data/${file}.json`, import.meta.url), 'utf8')),
  );

describe('the national code of a procedure that is kept under a local one', () => {
  it.each([
    ['LOCAL.TAM-TRU', '1.004194'],
    ['LOCAL.THUONG-TRU', '1.004222'],
    ['LOCAL.HO-KINH-DOANH', '1.001612'],
    ['LOCAL.GCN-DAT', '1.012787'],
  ])('of %s is %s, and means it', (code, national) => {
    expect(nationalCodeOn(code, '2026-11-30')).toBe(national);
    expect(meantBy(national, '2026-11-30')).toEqual({ code, date: '2026-11-30' });
    expect(meantBy(national, '2025-06-30')).toBeUndefined();
    expect(catalogueLine([shipped(code)], '2026-11-30')?.search).toContain(national);
  });

  it('ends, and then means the procedure as it was', () => {
    const house = 'LOCAL.GIAY-PHEP-XAY-DUNG';
    expect(nationalCodeOn(house, '2026-06-30')).toBe('1.009122');
    expect(nationalCodeOn(house, '2026-07-01')).toBeUndefined();
    expect(meantBy('1.009122', '2026-06-29')).toEqual({ code: house, date: '2026-06-29' });
    expect(meantBy('1.009122', '2026-11-30')).toEqual({ code: house, date: '2026-06-30' });
  });

  it('is one at a time, and says how sure it is', () => {
    for (const { code, national, from, evidence } of nationalCodes) {
      expect(nationalCodeOn(code, from)).toBe(national);
      expect(nationalCodes.filter((one) => one.national === national)).toHaveLength(1);
      expect(evidence).toMatch(/practice/);
      expect(shipped(code).effectiveFrom <= from).toBe(true);
    }
  });
});
