import { describe, expect, it } from 'vitest';
import { days, due, printed, rule, utc } from './examples.ts';

describe('a limit in calendar days', () => {
  it('counts weekends', () => {
    const answer = due('2026-03-02 09:00', days(18, 'DAY'));
    expect(answer.at).toBe(utc('2026-03-20 17:30'));
    expect(answer.startsAt).toBe(utc('2026-03-03 00:00'));
    expect(printed(answer).vi).toEqual([
      'Hạn: 17:30 thứ Sáu 20/03/2026.',
      'Thời hạn 18 ngày, tiếp nhận lúc 09:00 thứ Hai 02/03/2026, tính từ 00:00 thứ Ba 03/03/2026 (ngày đầu tiên không tính).',
    ]);
  });

  it('that ends in Tết ends on the first working day after it', () => {
    const answer = due('2026-02-02 09:00', days(15, 'DAY'));
    expect(answer.at).toBe(utc('2026-02-23 17:30'));
    expect(answer.explanation.daysCounted).toBe(15);
    expect(printed(answer).vi[2]).toBe(
      'Hết hạn ngoài thời gian làm việc nên lùi đến ngày làm việc tiếp theo, qua 2 ngày nghỉ hằng tuần; 17/02/2026–20/02/2026 (Tết Nguyên đán).',
    );
    expect(printed(answer).en[2]).toBe(
      'It would have ended outside working time and moves to the next working day, past 2 weekly days off; 17/02/2026–20/02/2026 (Lunar New Year).',
    );
  });

  it('that ends on a Saturday worked for another day ends there', () => {
    const answer = due('2026-08-19 09:00', days(3, 'DAY'));
    expect(answer.at).toBe(utc('2026-08-22 17:30'));
    expect(printed(answer).en[2]).toBe('Counted as a working day: 22/08/2026 (Worked in place of 31/08).');
  });

  it('counts its first day when the rule says so', () => {
    const atOnce = { rule: { ...rule, start: 'at-once' } as const };
    expect(due('2026-03-02 09:00', days(3, 'DAY'), atOnce).at).toBe(utc('2026-03-04 17:30'));
    expect(due('2026-03-02 09:00', days(1, 'MONTH'), atOnce).at).toBe(utc('2026-04-01 17:30'));
  });
});

describe('a limit in months', () => {
  it('ends on the last day of a shorter month', () => {
    expect(due('2025-01-31 09:00', days(1, 'MONTH')).at).toBe(utc('2025-02-28 17:30'));
    expect(due('2026-10-31 09:00', days(13, 'MONTH')).at).toBe(utc('2027-11-30 17:30'));
  });

  it('that ends on a day off ends on the next working day', () => {
    const answer = due('2026-07-31 09:00', days(1, 'MONTH'));
    expect(answer.at).toBe(utc('2026-09-03 17:30'));
    expect(printed(answer)).toEqual({
      vi: [
        'Hạn: 17:30 thứ Năm 03/09/2026.',
        'Thời hạn 1 tháng, tiếp nhận lúc 09:00 thứ Sáu 31/07/2026, tính từ 00:00 thứ Bảy 01/08/2026 (ngày đầu tiên không tính).',
        'Hết hạn ngoài thời gian làm việc nên lùi đến ngày làm việc tiếp theo, qua 31/08/2026 (Nghỉ hoán đổi, làm bù 22/08); 01/09/2026–02/09/2026 (Quốc khánh 2/9).',
      ],
      en: [
        'Due at 17:30 on Thursday 03/09/2026.',
        'The limit is 1 month; received at 09:00 on Friday 31/07/2026, counted from 00:00 on Saturday 01/08/2026 (the first day is not counted).',
        'It would have ended outside working time and moves to the next working day, past 31/08/2026 (Swapped with 22/08); 01/09/2026–02/09/2026 (National Day).',
      ],
    });
  });
});
