import { describe, expect, it } from 'vitest';
import { local } from '#test/dossier/fixtures.ts';
import { bookIn, inDecember, returned } from './stories.ts';

const closedIn = (days: Parameters<typeof bookIn>[1], stories = [inDecember(returned())]) =>
  bookIn(stories, days)
    .blocks.filter(({ kind }) => kind === 'paragraph' || kind === 'signatures')
    .map((block) => JSON.stringify(block));

describe('the follow-up book of a year', () => {
  const december = { from: '2026-12-01', to: '2026-12-31', at: local('2027-01-04 08:00') };

  it('is closed behind its last day by the head of the desk', () => {
    const [closing, place] = closedIn(december);
    expect(closing).toContain(
      'Khóa Quyển số 2026, từ ngày 01/01/2026 đến hết ngày 31/12/2026. Hồ sơ cuối cùng: H00.01-20261202-0000001.',
    );
    expect(place).toContain('NGƯỜI ĐỨNG ĐẦU BỘ PHẬN MỘT CỬA');
  });

  it('is closed too where nothing was received at the end', () => {
    expect(closedIn(december, [])[0]).toContain('Hồ sơ cuối cùng: không có trong kỳ này.');
  });

  it('is closed under the forms of 2018 as well', () => {
    expect(closedIn({ from: '2024-12-30', to: '2024-12-31', at: local('2025-01-02 08:00') })).toHaveLength(2);
  });

  it.each([
    ['before its last day is over', { ...december, at: local('2026-12-31 17:00') }],
    ['in the middle of the year', { ...december, from: '2026-11-01', to: '2026-11-30' }],
  ])('is not closed %s', (_, days) => {
    expect(closedIn(days)).toEqual([]);
  });
});
