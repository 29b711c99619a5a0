import { describe, expect, it } from 'vitest';
import { checkReliefs, ReliefGround } from '#shared/fee/relief.ts';

describe('a ground on which fees are lowered', () => {
  it('is claimed with the paper that shows it', () => {
    expect(checkReliefs([{ ground: 'poor', evidence: 'HN-12/2026' }])).toEqual([]);
    expect(checkReliefs([{ ground: 'poor', evidence: 'HN-12/2026' }, { ground: 'disabled' }])).toMatchObject([
      { pointer: '/reliefs/1/evidence', code: 'evidence-missing' },
    ]);
  });

  it.each(ReliefGround.options)('is asked for the proof of “%s”, in both languages', (ground) => {
    const [asked] = checkReliefs([{ ground }]);
    expect(asked).toMatchObject({ pointer: '/reliefs/0/evidence', code: 'evidence-missing' });
    expect(asked?.detail.vi).toMatch(/^Hãy ghi (số|mã tra cứu) .+\.$/);
    expect(asked?.detail.en).toMatch(/^Give the number of .+\.$/);
  });

  it('may be proved by a look-up', () => {
    expect(checkReliefs([{ ground: 'eid-2-papers', evidence: 'VNEID-77' }])).toEqual([]);
    expect(checkReliefs([{ ground: 'eid-2-papers' }])[0]?.detail.vi).toBe(
      'Hãy ghi mã tra cứu VNeID về mức độ định danh và năm loại giấy tờ.',
    );
  });
});
