import { describe, expect, it } from 'vitest';
import { computeDue } from '#shared/calendar/due.ts';
import { halfDays } from './arbitraries.ts';
import { at, days, due, printed, rule, utc } from './examples.ts';

const sameDay = { rule: { ...rule, start: 'at-once', cutOff: '15:00' } as const };

describe('a same-day limit with a cut-off at 15:00 (procedure 2.000635)', () => {
  it('ends the same day when received at 15:00 exactly', () => {
    const answer = due('2026-02-12 15:00', days(1), sameDay);
    expect(answer.at).toBe(utc('2026-02-12 17:30'));
    expect(printed(answer)).toEqual({
      vi: [
        'Hạn: 17:30 thứ Năm 12/02/2026.',
        'Thời hạn 1 ngày làm việc, tiếp nhận lúc 15:00 thứ Năm 12/02/2026, tính từ 15:00 thứ Năm 12/02/2026.',
      ],
      en: [
        'Due at 17:30 on Thursday 12/02/2026.',
        'The limit is 1 working day; received at 15:00 on Thursday 12/02/2026, counted from 15:00 on Thursday 12/02/2026.',
      ],
    });
  });

  it('ends the next working day a millisecond later', () => {
    const answer = due('2026-02-12 15:00', days(1), {
      ...sameDay,
      receivedAt: '2026-02-12T15:00:00.001+07:00',
    });
    expect(answer.at).toBe(utc('2026-02-13 17:30'));
    expect(answer.explanation.countsFrom).toEqual({ at: utc('2026-02-13 07:30'), because: ['cut-off'] });
  });

  it('ends after Tết when received after 15:00 on the last day before it', () => {
    const answer = due('2026-02-13 15:01', days(1), sameDay);
    expect(answer.at).toBe(utc('2026-02-23 17:30'));
    expect(printed(answer)).toEqual({
      vi: [
        'Hạn: 17:30 thứ Hai 23/02/2026.',
        'Thời hạn 1 ngày làm việc, tiếp nhận lúc 15:01 thứ Sáu 13/02/2026, tính từ 07:30 thứ Hai 23/02/2026 (nhận sau 15:00).',
        'Không tính 4 ngày nghỉ hằng tuần; 16/02/2026–20/02/2026 (Tết Nguyên đán).',
      ],
      en: [
        'Due at 17:30 on Monday 23/02/2026.',
        'The limit is 1 working day; received at 15:01 on Friday 13/02/2026, counted from 07:30 on Monday 23/02/2026 (received after 15:00).',
        'Not counted: 4 weekly days off; 16/02/2026–20/02/2026 (Lunar New Year).',
      ],
    });
  });

  it('ends on Monday when received on Sunday evening', () => {
    const answer = due('2026-03-08 20:00', days(1), sameDay);
    expect(answer.at).toBe(utc('2026-03-09 17:30'));
    expect(printed(answer).vi[1]).toContain('tính từ 07:30 thứ Hai 09/03/2026 (nhận ngoài giờ làm việc).');
  });

  it('ends the same day when received before the opening', () => {
    expect(due('2026-03-09 05:00', days(1), sameDay).at).toBe(utc('2026-03-09 17:30'));
  });
});

describe('a cut-off with a first day that is not counted', () => {
  it('leaves out the day of receipt and the day that counts as one', () => {
    const answer = due('2026-03-02 16:00', days(3), { rule: { ...rule, cutOff: '15:00' } });
    expect(answer.at).toBe(utc('2026-03-06 17:30'));
    expect(answer.explanation.daysNotCounted).toEqual(['2026-03-02', '2026-03-03']);
    expect(printed(answer).en[1]).toContain('(received after 15:00; the first day is not counted).');
  });
});

describe('a limit in working hours', () => {
  it('goes on after Tết from where it stood', () => {
    const answer = due('2026-02-13 16:00', days(8, 'WORKING_HOUR'));
    expect(answer.at).toBe(utc('2026-02-23 16:00'));
    expect(answer.startsAt).toBe(utc('2026-02-13 16:00'));
    expect(printed(answer).vi.slice(1)).toEqual([
      'Thời hạn 8 giờ làm việc, tiếp nhận lúc 16:00 thứ Sáu 13/02/2026, tính từ 16:00 thứ Sáu 13/02/2026.',
      'Không tính 4 ngày nghỉ hằng tuần; 16/02/2026–20/02/2026 (Tết Nguyên đán).',
    ]);
  });

  it('begins after the lunch in which it was received', () => {
    const answer = due('2026-03-02 12:00', days(8, 'WORKING_HOUR'));
    expect(answer.at).toBe(utc('2026-03-03 11:30'));
    expect(printed(answer).en[1]).toContain(
      'counted from 13:30 on Monday 02/03/2026 (received outside working hours).',
    );
  });
});

describe('a limit in hours', () => {
  it('runs through lunch and night', () => {
    expect(due('2026-03-02 10:00', days(24, 'HOUR')).at).toBe(utc('2026-03-03 10:00'));
  });

  it('ends when offices next open if it runs out while they are closed', () => {
    const answer = due('2026-03-06 14:00', days(24, 'HOUR'));
    expect(answer.at).toBe(utc('2026-03-09 07:30'));
    expect(printed(answer)).toEqual({
      vi: [
        'Hạn: 07:30 thứ Hai 09/03/2026.',
        'Thời hạn 24 giờ, tiếp nhận lúc 14:00 thứ Sáu 06/03/2026, tính từ 14:00 thứ Sáu 06/03/2026.',
        'Hết hạn ngoài thời gian làm việc nên lùi đến ngày làm việc tiếp theo, qua 2 ngày nghỉ hằng tuần.',
      ],
      en: [
        'Due at 07:30 on Monday 09/03/2026.',
        'The limit is 24 hours; received at 14:00 on Friday 06/03/2026, counted from 14:00 on Friday 06/03/2026.',
        'It would have ended outside working time and moves to the next working day, past 2 weekly days off.',
      ],
    });
  });

  it('ends at a closing that it reaches exactly', () => {
    expect(due('2026-03-06 08:30', days(3, 'HOUR')).at).toBe(utc('2026-03-06 11:30'));
  });
});

describe('a day of which half is off', () => {
  it('counts as a day, and its hours are those that are left', () => {
    const inDays = computeDue(halfDays, {
      receivedAt: at('2026-03-02 09:00'),
      limit: days(1),
      rule,
      pauses: [],
    });
    expect(inDays.at).toBe(utc('2026-03-03 17:30'));
    const limit = { value: 8, unit: 'WORKING_HOUR' } as const;
    const inHours = computeDue(halfDays, { receivedAt: at('2026-03-02 13:30'), limit, rule, pauses: [] });
    expect(inHours.at).toBe(utc('2026-03-03 17:30'));
    expect(printed(inHours).en).toContain('Half a day off: 03/03/2026 (New Year) in the morning.');
    expect(printed(inHours).vi).toContain('Nghỉ nửa ngày 03/03/2026 (Tết Dương lịch) buổi sáng.');
  });
});
