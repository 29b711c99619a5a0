import { describe, expect, it } from 'vitest';
import { complaintRuleAt, complaintUnits, complaintWords } from '#shared/dossier/complaint/complaint.ts';
import { local } from '#test/dossier/fixtures.ts';
import { records } from '#test/dossier/world.ts';

const at = local('2026-03-02 09:00');

describe('the right to complain', () => {
  it('is a dated rule that says what it rests on', () => {
    const { complaint, suit, basis, evidence } = complaintRuleAt(at);
    expect([complaint, suit]).toEqual([
      { value: 90, unit: 'DAY' },
      { value: 12, unit: 'MONTH' },
    ]);
    expect(basis).toMatch(/02\/2011\/QH13.*93\/2015\/QH13/);
    expect(evidence).toMatch(/recalled/);
  });

  it('goes to the unit that decided, then to the one above it', () => {
    expect(complaintUnits('H00.01')).toEqual(['H00.01', 'H00']);
    expect(complaintUnits('H00.01.02')).toEqual(['H00.01.02', 'H00.01']);
    expect(complaintUnits('H00')).toEqual(['H00']);
  });

  it('is said on papers by the names of the units', () => {
    const nameOf = (id: string) => records.units.find((unit) => unit.id === id)?.name.vi ?? '';
    const words = complaintWords(records.units, 'H00.01', at);
    expect(words).toContain(`khiếu nại đến ${nameOf('H00.01')} trong 90 ngày`);
    expect(words).toContain(`thì khiếu nại đến ${nameOf('H00')}`);
    expect(words).toContain('khởi kiện tại Tòa án trong 12 tháng');
    expect(complaintWords([], 'H99', at)).toContain('khiếu nại đến H99 trong');
    expect(complaintWords([], 'H99', at)).not.toContain('không đồng ý với kết quả');
  });
});
