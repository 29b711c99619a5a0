import { describe, expect, it } from 'vitest';
import { momentOf } from '#web/dossier/dates.ts';
import { type Dated, dueWords, standingOf } from '#web/list/due.ts';
import { en } from '#web/words/en.ts';
import { vi } from '#web/words/vi.ts';

/** Half past nine of a Wednesday in Việt Nam. */
const now = Date.parse('2026-12-02T09:30:00+07:00');
const due = (dueAt: string, more: Partial<Dated> = {}): Dated => ({
  dueAt,
  warned: false,
  overdue: false,
  waits: false,
  ...more,
});

describe('the words of a due badge', () => {
  it.each([
    ['2026-12-02T10:00:00+07:00', 'Còn dưới 1 giờ', 'Under 1 hour left'],
    ['2026-12-02T17:00:00+07:00', 'Hôm nay 17:00', 'Today 17:00'],
    ['2026-12-03T08:00:00+07:00', 'Ngày mai 08:00', 'Tomorrow 08:00'],
    ['2026-12-04T08:00:00+07:00', 'Còn 2 ngày', '2 days left'],
    ['2026-12-02T09:10:00+07:00', 'Vừa quá hạn', 'Just overdue'],
    ['2026-12-02T08:00:00+07:00', 'Quá hạn 1 giờ', '1 hour overdue'],
    ['2026-12-01T17:00:00+07:00', 'Quá hạn 1 ngày', '1 day overdue'],
    ['2026-11-18T17:00:00+07:00', 'Quá hạn 14 ngày', '14 days overdue'],
  ])('say how %s stands', (dueAt, vietnamese, english) => {
    expect(dueWords(due(dueAt), now, vi)).toBe(vietnamese);
    expect(dueWords(due(dueAt), now, en)).toBe(english);
  });

  it('count days by the midnight of Việt Nam, wherever the browser is', () => {
    const late = Date.parse('2026-12-02T23:50:00+07:00');
    expect(dueWords(due('2026-12-03T07:30:00+07:00'), late, en)).toBe('Tomorrow 07:30');
    expect(dueWords(due('2026-12-03T00:30:00Z'), late, en)).toBe('Tomorrow 07:30');
  });

  it('say that the clock stands still, whatever the date', () => {
    expect(dueWords(due('2026-11-01T08:00:00+07:00', { waits: true }), now, vi)).toBe('Chờ bổ sung');
  });
});

describe('the standing of a date', () => {
  it.each([
    ['overdue', due('2026-12-02T09:00:00+07:00')],
    ['overdue', due('2026-12-09T09:00:00+07:00', { overdue: true })],
    ['near', due('2026-12-02T17:00:00+07:00')],
    ['near', due('2026-12-09T09:00:00+07:00', { warned: true })],
    ['ample', due('2026-12-03T17:00:00+07:00')],
    ['waiting', due('2026-12-01T17:00:00+07:00', { waits: true, overdue: true })],
  ])('is %s', (standing, dated) => {
    expect(standingOf(dated, now)).toBe(standing);
  });
});

it('writes a moment as an office does', () => {
  expect(momentOf('2026-12-02T07:05:00Z', 'vi')).toBe('14:05 02/12/2026');
  expect(momentOf('2026-12-02T07:05:00Z', 'en')).toBe('14:05 02/12/2026');
});
