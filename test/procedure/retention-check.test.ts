import { describe, expect, it } from 'vitest';
import { shippedBundle } from '#functions/operator/bundle.ts';
import { citesLaw } from '#shared/procedure/checks/retention-check.ts';
import { Procedure } from '#shared/procedure/procedure.ts';
import { publish } from '#shared/procedure/publish.ts';

const years = { years: 20 };

describe('the ground of a retention', () => {
  it.each([
    ['Thông tư 10/2022/TT-BNV', true],
    ['Luật Lưu trữ số 33/2024/QH15, Điều 14', true],
    ['Nghị định 118/2025/NĐ-CP', true],
    ['Quyết định 12/QĐ-UBND', true],
    ['Chỉ để đo hệ thống', false],
    ['Mặc định 20 năm, cấu hình được', false],
    ['Mặc định 20 năm; bảng thời hạn của Thông tư 10/2022/TT-BNV chưa thấy', false],
  ])('%s: %s', (basis, cites) => {
    expect(citesLaw(basis)).toBe(cites);
  });

  it('is a document, or openly none: no procedure is published otherwise', async () => {
    const { procedures } = await shippedBundle();
    const [shipped] = procedures.map((one) => Procedure.parse(one));
    if (shipped === undefined) throw new Error('no procedure comes with the software');
    const codes = (retention: Procedure['retention']) => {
      const published = publish([], { ...shipped, version: 1, retention }, '2026-03-02');
      return published.ok ? [] : published.error.map(({ code }) => code);
    };
    expect(codes({ term: years, basis: 'Theo thông lệ' })).toContain('unfounded-retention');
    expect(codes({ term: years, basis: 'Thông tư 10/2022/TT-BNV' })).not.toContain('unfounded-retention');
    expect(codes({ term: years, remark: 'Theo thông lệ' })).not.toContain('unfounded-retention');
    expect(Procedure.safeParse({ ...shipped, retention: { term: years } }).success).toBe(false);
    const basis = 'Thông tư 10/2022/TT-BNV';
    const ends = (one: { term: typeof years; basis?: string }) => ({
      term: years,
      basis,
      ends: { refused: one },
    });
    expect(codes(ends({ term: years, basis: 'Theo thông lệ' }))).toContain('unfounded-retention');
    expect(codes(ends({ term: years, basis }))).not.toContain('unfounded-retention');
    expect(Procedure.safeParse({ ...shipped, retention: ends({ term: years }) }).success).toBe(false);
  });

  it.each([
    ['the usual term', { term: { years: 5 }, basis: 'Thông tư 10/2022/TT-BNV' }],
    [
      'the term of a refusal',
      {
        term: 'permanent' as const,
        basis: 'Thông tư 10/2022/TT-BNV',
        ends: { refused: { term: { years: 5 }, basis: 'Thông tư 10/2022/TT-BNV' } },
      },
    ],
  ])('is never published under a term that the archive locks for longer: %s', async (_, retention) => {
    const { procedures } = await shippedBundle();
    const record = { ...Procedure.parse(procedures[0]), version: 1, retention };
    const published = (lockedFor: number) => publish([], record, '2026-03-02', lockedFor);
    expect(published(1826).ok).toBe(true);
    expect(published(1827)).toMatchObject({
      ok: false,
      error: expect.arrayContaining([expect.objectContaining({ code: 'locked-longer' })]),
    });
  });

  it('that is none does not count: the default is looked at where it is published', async () => {
    const { procedures } = await shippedBundle();
    const retention = { term: { years: 1 }, remark: 'Theo thông lệ' };
    const record = { ...Procedure.parse(procedures[0]), version: 1, retention };
    expect(publish([], record, '2026-03-02', 1827).ok).toBe(true);
  });

  it('of every procedure that comes with the software is true', async () => {
    const { procedures } = await shippedBundle();
    for (const { retention } of procedures.map((one) => Procedure.parse(one)))
      expect(retention.basis === undefined || citesLaw(retention.basis)).toBe(true);
  });
});
