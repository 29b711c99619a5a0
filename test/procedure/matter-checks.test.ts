import { describe, expect, it } from 'vitest';
import { checkMatters } from '#shared/procedure/checks/matter-checks.ts';
import type { Matter } from '#shared/procedure/procedure.ts';
import { aProcedure } from './a-procedure.ts';

const planning: Matter = {
  id: 'planning',
  name: { vi: 'Sự phù hợp quy hoạch', en: 'Fit with the plan' },
  silence: 'consent',
  basis: 'Nghị định 217/2026/NĐ-CP, Điều 54',
};
const codes = (...matters: Matter[]) =>
  checkMatters(aProcedure({ matters })).map(({ code, detail }) => `${code}: ${detail.en}`);

describe('what other units are asked about', () => {
  it('needs not be said', () => {
    expect(checkMatters(aProcedure({}))).toEqual([]);
  });

  it('takes silence for consent only by a document', () => {
    expect(codes(planning)).toEqual([]);
    const custom = { ...planning, basis: 'Theo thông lệ' };
    expect(codes(custom)).toEqual([expect.stringMatching(/^unfounded-silence: The basis “Theo thông lệ”/)]);
    expect(codes({ ...custom, silence: 'no-answer' })).toEqual([]);
  });

  it('has each id once', () => {
    expect(codes(planning, { ...planning, silence: 'no-answer' })).toEqual([
      'duplicate-matter: More than one matter to ask about has the id “planning”.',
    ]);
  });
});
