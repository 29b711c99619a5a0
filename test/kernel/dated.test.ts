import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { inForceAt, latestAt, shippedRecords } from '#shared/kernel/dated.ts';

const [first, second] = [{ from: '2025-01-01', to: '2025-07-01' }, { from: '2025-07-01' }];

describe('the latest record', () => {
  it.each([
    ['2024-12-31', undefined],
    ['2025-01-01', first],
    ['2025-06-30', first],
    ['2025-07-01', second],
  ])('on %s is the last that has begun', (date, latest) => {
    expect(latestAt([second, first], date)).toBe(latest);
  });

  it('of two that begin together is the one given later', () => {
    const other = { ...second };
    expect(latestAt([first, second, other], '2026-01-01')).toBe(other);
  });
});

it.each([
  ['2024-12-31', []],
  ['2025-01-01', [first]],
  ['2025-07-01', [second]],
])('in force at %s are those that have begun and not ended', (at, records) => {
  expect(inForceAt([first, second], at)).toEqual(records);
});

describe('shipped records', () => {
  const Record = z.strictObject({ from: z.iso.date(), to: z.iso.date().optional() });
  const recordAt = shippedRecords(Record, [second, first]);

  it.each([
    ['2024-12-31', first],
    ['2025-06-30', first],
    ['2025-07-01', second],
  ])('on %s are the latest that has begun, or the oldest', (date, record) => {
    expect(recordAt(date)).toEqual(record);
  });

  it('are refused where there are none, or wrong ones', () => {
    expect(() => shippedRecords(Record, [])).toThrow('no records are shipped');
    expect(() => shippedRecords(Record, [{}])).toThrow(z.ZodError);
  });
});
