import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSchedule } from '#infra/local/rules/schedule.ts';

const next = (expression: string, after: string) =>
  new Date(parseSchedule(expression)(Date.parse(after))).toISOString();

describe('a schedule', () => {
  it.each([
    ['rate(5 minutes)', '2026-11-23T05:00:10Z', '2026-11-23T05:05:10.000Z'],
    ['rate(1 hour)', '2026-11-23T05:00:00Z', '2026-11-23T06:00:00.000Z'],
    ['rate(2 days)', '2026-11-23T05:00:00Z', '2026-11-25T05:00:00.000Z'],
    ['cron(0/15 * * * ? *)', '2026-11-23T05:15:00Z', '2026-11-23T05:30:00.000Z'],
    ['cron(30 17 ? * MON-FRI *)', '2026-11-20T17:30:00Z', '2026-11-23T17:30:00.000Z'],
    ['cron(0 1 1 JAN,7 ? *)', '2026-11-23T05:00:00Z', '2027-01-01T01:00:00.000Z'],
    ['cron(0 0 29 2 ? *)', '2026-11-23T05:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['cron(0 0 ? * 1 *)', '2026-11-23T05:00:00Z', '2026-11-29T00:00:00.000Z'],
  ])('%s after %s is at %s', (expression, after, at) => {
    expect(next(expression, after)).toBe(at);
  });

  it('lies ahead, whatever was before', () => {
    const minute = fc.integer({ min: 0, max: 59 });
    fc.assert(
      fc.property(
        minute,
        fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }),
        (m, date) => {
          const at = parseSchedule(`cron(${m} * * * ? *)`)(date.getTime());
          expect(at).toBeGreaterThan(date.getTime());
          expect(at - date.getTime()).toBeLessThanOrEqual(3_600_000);
          expect(new Date(at).getUTCMinutes()).toBe(m);
        },
      ),
    );
  });

  it('that is over never comes', () => {
    expect(parseSchedule('cron(0 0 1 1 ? 2020)')(Date.parse('2026-11-23T05:00:00Z'))).toBe(Infinity);
  });

  it.each([
    'rate(5 minute)',
    'rate(1 minutes)',
    'rate(0 minutes)',
    'every 5 minutes',
    'cron(0 0 * * * *)',
    'cron(0 0 1 * ?)',
    'cron(60 0 1 * ? *)',
    'cron(0 0 L * ? *)',
    'cron(0/0 0 1 * ? *)',
    'cron(0 9-8 1 * ? *)',
  ])('is refused: %s', (expression) => {
    expect(() => parseSchedule(expression)).toThrow();
  });
});
