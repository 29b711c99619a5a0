import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createMovableClock } from '#infra/local/kernel/clock.ts';

const start = Date.parse('2026-11-30T01:00:00Z');
const hour = 3_600_000;

beforeEach(() => void vi.useFakeTimers({ now: start, toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

it('knows for a minute what it would say had it not been moved, however often it was', () => {
  const clock = createMovableClock(new DatabaseSync(':memory:'));
  expect(clock.unmoved?.()).toEqual([]);
  clock.moveTo(start + hour);
  vi.setSystemTime(start + 20_000);
  clock.moveTo(start + 5 * hour);
  expect(clock.now()).toBe(start + 5 * hour);
  expect(clock.unmoved?.()).toEqual([start + 20_000, start + hour + 20_000]);
  vi.setSystemTime(start + 61_000);
  expect(clock.unmoved?.()).toEqual([start + hour + 61_000]);
  vi.setSystemTime(start + 81_000);
  expect(clock.unmoved?.()).toEqual([]);
});
