import { describe, expect, it } from 'vitest';
import type { Extension, Limit } from '#shared/calendar/limit.ts';
import { at, days, due, printed, rule, utc } from './examples.ts';

const by = (limit: Limit): Extension => ({ limit, reason: 'nhiều bản sao', basis: 'Điều 21' });

describe('a limit that was extended', () => {
  it.each<[string, string, Limit, Limit[], string]>([
    ['by working days', '2026-03-02 09:00', days(1), [days(2)], '2026-03-05 17:30'],
    ['over a weekend', '2026-03-05 09:00', days(1), [days(1)], '2026-03-09 17:30'],
    ['twice', '2026-03-02 09:00', days(1), [days(1), days(1)], '2026-03-05 17:30'],
    [
      'by working hours',
      '2026-03-02 09:00',
      { value: 4, unit: 'WORKING_HOUR' },
      [{ value: 8, unit: 'WORKING_HOUR' }],
      '2026-03-03 15:00',
    ],
    [
      'by a day of another unit',
      '2026-03-02 09:00',
      { value: 4, unit: 'WORKING_HOUR' },
      [days(1)],
      '2026-03-03 17:30',
    ],
    [
      'in days, past a day off where it alone would have ended',
      '2026-03-02 09:00',
      days(5, 'DAY'),
      [days(3, 'DAY')],
      '2026-03-10 17:30',
    ],
    ['by a month', '2026-03-02 09:00', days(5, 'DAY'), [days(1, 'MONTH')], '2026-04-07 17:30'],
    [
      'by hours',
      '2026-03-02 09:00',
      { value: 4, unit: 'HOUR' },
      [{ value: 3, unit: 'HOUR' }],
      '2026-03-02 16:00',
    ],
  ])('%s', (_, received, limit, extensions, expected) => {
    expect(due(received, limit, { extensions: extensions.map(by) }).at).toBe(utc(expected));
  });

  it('is as long after it begins again, and moves by a pause as any', () => {
    const pauses = [{ from: at('2026-03-03 09:00'), to: at('2026-03-09 09:00'), reason: 'x' }];
    const extensions = [by(days(2))];
    const again = due('2026-03-02 09:00', days(1), {
      rule: { ...rule, onSupplement: 'restart' },
      pauses,
      extensions,
    });
    const moved = due('2026-03-02 09:00', days(3), { pauses });
    expect(again.at).toBe(utc('2026-03-12 17:30'));
    expect(due('2026-03-02 09:00', days(1), { pauses, extensions }).at).toBe(moved.at);
  });

  it('says by how much, why, and on what law', () => {
    const answer = due('2026-03-02 09:00', days(1), { extensions: [by(days(2))] });
    expect(answer.explanation.extensions).toEqual([by(days(2))]);
    expect(printed(answer).vi).toContain('Gia hạn 2 ngày làm việc (nhiều bản sao; Điều 21).');
    expect(printed(answer).en).toContain('Extended by 2 working days (nhiều bản sao; Điều 21).');
    expect(due('2026-03-02 09:00', days(1)).explanation).not.toHaveProperty('extensions');
  });
});
