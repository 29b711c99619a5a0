import { expect, it } from 'vitest';
import { periodOf, readReportSearch } from '#web/reports/search.ts';

it('reads which report of which days from an address, and leaves out what makes no sense', () => {
  const search = { kind: 'book', from: '2026-11-01', to: '2026-11-30' };
  expect(readReportSearch(search)).toEqual(search);
  expect(readReportSearch({ kind: 'money', from: 7, to: '30/11/2026', unit: 'H00' })).toEqual({});
  expect(periodOf({ kind: 'book', from: '2026-11-01' })).toEqual({ from: '2026-11-01' });
});
