import { describe, expect, it } from 'vitest';
import { doubtsIn, rulesIn } from '#shared/kernel/evidence.ts';

describe('an evidence', () => {
  it('is doubtful in the sentences that say so', () => {
    expect(doubtsIn('Code and name: seen (a portal). Limit: recalled. Step limits: designed.')).toEqual([
      'Limit: recalled.',
      'Step limits: designed.',
    ]);
    expect(doubtsIn('recalled')).toEqual(['recalled']);
    expect(doubtsIn('Seen in the text of 2018.')).toEqual([]);
  });
});

describe('the rules of a record', () => {
  it('are its parts that name a ground or where they were seen, with their places and days', () => {
    const record = {
      code: '1.004873',
      name: { vi: 'Cấp giấy', en: 'Issue' },
      effectiveFrom: '2025-07-01',
      evidence: 'Limit: seen. Fee: not found.',
      clock: { start: 'next-day', basis: 'Bộ luật Dân sự 2015, Điều 147' },
      retention: { term: { years: 20 }, remark: 'Mặc định 20 năm' },
    };
    expect(rulesIn([record])).toEqual([
      {
        at: '/0',
        name: '1.004873 · Cấp giấy',
        from: '2025-07-01',
        evidence: 'Limit: seen. Fee: not found.',
        doubts: ['Fee: not found.'],
      },
      { at: '/0/clock', basis: 'Bộ luật Dân sự 2015, Điều 147', doubts: [] },
      { at: '/0/retention', basis: 'Mặc định 20 năm', doubts: ['Mặc định 20 năm'] },
    ]);
  });

  it('are doubtful where they were not seen', () => {
    const off = (sure: string) => ({ date: '2026-04-27', evidence: { sure, source: 'a page' } });
    expect(rulesIn([off('seen'), off('recalled')]).map(({ from, doubts }) => [from, doubts])).toEqual([
      ['2026-04-27', []],
      ['2026-04-27', ['recalled: a page']],
    ]);
  });
});
