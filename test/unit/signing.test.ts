import { describe, expect, it } from 'vitest';
import type { OfficerRecord } from '#shared/unit/officer.ts';
import { signingAs } from '#shared/unit/signing.ts';
import { type SigningPower, signatureLines } from '#shared/unit/signing-power.ts';

const basis = 'Quyết định 12/QĐ-UBND';
const powers = {
  head: { as: 'head', title: 'CHỦ TỊCH' },
  deputy: { as: 'deputy', title: 'PHÓ CHỦ TỊCH', head: 'CHỦ TỊCH' },
  'by-order': { as: 'by-order', title: 'CHÁNH VĂN PHÒNG', head: 'CHỦ TỊCH', basis },
  'by-authority': { as: 'by-authority', title: 'GIÁM ĐỐC', head: 'CHỦ TỊCH', basis, until: '2026-06-30' },
} as const satisfies Record<SigningPower['as'], SigningPower>;

const officer = (rest: Partial<OfficerRecord>): OfficerRecord => ({
  id: 'x',
  name: 'Lê Quang Hùng',
  unit: 'H00.01',
  roles: ['leader'],
  from: '2026-01-01',
  active: true,
  ...rest,
});
const noon = (day: string) => `${day}T05:00:00.000Z`;

describe('what stands over a signature', () => {
  it.each<[SigningPower['as'], string[]]>([
    ['head', ['CHỦ TỊCH']],
    ['deputy', ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']],
    ['by-order', ['TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG']],
    ['by-authority', ['TUQ. CHỦ TỊCH', 'GIÁM ĐỐC']],
  ])('of a %s is %j', (as, lines) => {
    expect(signatureLines(powers[as])).toEqual(lines);
  });
});

describe('an officer signs', () => {
  it('with the power of the record of that day', () => {
    const records = [
      officer({ signs: powers.deputy }),
      officer({ from: '2026-03-01', signs: powers.head }),
      officer({ from: '2026-05-01' }),
    ];
    expect(signingAs(records, 'x', noon('2026-02-28'))?.power.as).toBe('deputy');
    expect(signingAs(records, 'x', noon('2026-03-01'))?.power.as).toBe('head');
    expect(signingAs(records, 'x', noon('2026-05-01'))).toBeUndefined();
    expect(signingAs(records, 'y', noon('2026-03-01'))).toBeUndefined();
  });

  it('by authority until its last day', () => {
    const records = [officer({ signs: powers['by-authority'] })];
    expect(signingAs(records, 'x', noon('2026-06-30'))).toEqual({
      officer: 'x',
      name: 'Lê Quang Hùng',
      power: powers['by-authority'],
    });
    expect(signingAs(records, 'x', noon('2026-07-01'))).toBeUndefined();
  });

  it('what the rules leave to the capacity', () => {
    const records = [officer({ signs: powers['by-order'] })];
    expect(signingAs(records, 'x', noon('2026-03-02'), ['head', 'deputy'])).toBeUndefined();
    expect(signingAs(records, 'x', noon('2026-03-02'), ['by-order'])).toBeDefined();
  });
});
