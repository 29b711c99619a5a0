import { describe, expect, it } from 'vitest';
import { computeDue, explain } from '#shared/calendar/due.ts';
import { vnGovCalendar } from '#shared/calendar/vn-gov.ts';
import { at, days, due, printed, rule, utc } from './examples.ts';

describe('a limit in working days over Tết', () => {
  it('of 2025 leaves it out', () => {
    const answer = due('2025-01-22 14:00', days(5));
    expect(answer.at).toBe(utc('2025-02-05 17:30'));
    expect(printed(answer)).toEqual({
      vi: [
        'Hạn: 17:30 thứ Tư 05/02/2025.',
        'Thời hạn 5 ngày làm việc, tiếp nhận lúc 14:00 thứ Tư 22/01/2025, tính từ 07:30 thứ Năm 23/01/2025 (ngày đầu tiên không tính).',
        'Không tính 4 ngày nghỉ hằng tuần; 27/01/2025–31/01/2025 (Tết Nguyên đán).',
      ],
      en: [
        'Due at 17:30 on Wednesday 05/02/2025.',
        'The limit is 5 working days; received at 14:00 on Wednesday 22/01/2025, counted from 07:30 on Thursday 23/01/2025 (the first day is not counted).',
        'Not counted: 4 weekly days off; 27/01/2025–31/01/2025 (Lunar New Year).',
      ],
    });
  });

  it('of 2026 leaves it out, and says on what it rests', () => {
    const answer = due('2026-02-12 09:15', days(3));
    expect(answer.at).toBe(utc('2026-02-24 17:30'));
    expect(answer.startsAt).toBe(utc('2026-02-13 07:30'));
    expect(explain(answer)).toEqual({
      vi: 'Hạn: 17:30 thứ Ba 24/02/2026. Thời hạn 3 ngày làm việc, tiếp nhận lúc 09:15 thứ Năm 12/02/2026, tính từ 07:30 thứ Sáu 13/02/2026 (ngày đầu tiên không tính). Không tính 4 ngày nghỉ hằng tuần; 16/02/2026–20/02/2026 (Tết Nguyên đán). Căn cứ: Nghị định 118/2025/NĐ-CP; Lịch làm việc cơ quan hành chính (vn-gov, phiên bản 3).',
      en: 'Due at 17:30 on Tuesday 24/02/2026. The limit is 3 working days; received at 09:15 on Thursday 12/02/2026, counted from 07:30 on Friday 13/02/2026 (the first day is not counted). Not counted: 4 weekly days off; 16/02/2026–20/02/2026 (Lunar New Year). Basis: Nghị định 118/2025/NĐ-CP; Government office calendar (vn-gov, version 3).',
    });
  });

  it('keeps what it rests on as data', () => {
    const { explanation } = due('2026-02-12 09:15', days(3));
    const name = { vi: 'Tết Nguyên đán', en: 'Lunar New Year' };
    const basis = 'Bộ luật Lao động 2019, Điều 112; Thông báo 9441 ngày 16/10/2025';
    const dates = ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'];
    expect(explanation).toEqual({
      receivedAt: utc('2026-02-12 09:15'),
      countsFrom: { at: utc('2026-02-13 07:30'), because: ['next-day'] },
      daysNotCounted: ['2026-02-12'],
      daysCounted: 3,
      weekendDaysSkipped: 4,
      daysOffSkipped: dates.map((date) => ({ date, name, basis, kind: 'holiday' })),
      extraWorkingDays: [],
      halfDaysOff: [],
      pauses: [],
      limit: days(3),
      rule,
      calendar: { id: 'vn-gov', version: 3, name: vnGovCalendar.name, utcOffset: '+07:00' },
      yearsNotFinal: [],
    });
  });
});

describe('a limit in working days around 30/4 and 1/5', () => {
  it('counts the Saturday worked before 30/4/2025', () => {
    const answer = due('2025-04-23 09:15', days(5));
    expect(answer.at).toBe(utc('2025-04-29 17:30'));
    expect(printed(answer).vi.slice(2)).toEqual([
      'Không tính 1 ngày nghỉ hằng tuần.',
      'Tính cả ngày làm bù 26/04/2025 (Làm bù cho 02/05).',
    ]);
    expect(printed(answer).en.slice(2)).toEqual([
      'Not counted: 1 weekly day off.',
      'Counted as a working day: 26/04/2025 (Worked in place of 02/05).',
    ]);
  });

  it('skips 30/4, 1/5 and the Friday swapped for that Saturday', () => {
    const answer = due('2025-04-29 10:00', days(1));
    expect(answer.at).toBe(utc('2025-05-05 17:30'));
    expect(printed(answer).vi[2]).toBe(
      'Không tính 2 ngày nghỉ hằng tuần; 30/04/2025 (Ngày Chiến thắng 30/4); 01/05/2025 (Ngày Quốc tế Lao động 1/5); 02/05/2025 (Nghỉ hoán đổi, làm bù 26/04).',
    );
    expect(printed(answer).en[2]).toBe(
      'Not counted: 2 weekly days off; 30/04/2025 (Victory Day); 01/05/2025 (International Labour Day); 02/05/2025 (Swapped with 26/04).',
    );
  });

  it('skips the Monday in lieu of a holiday on Sunday 26/4/2026', () => {
    const answer = due('2026-04-24 10:00', days(3));
    expect(answer.at).toBe(utc('2026-05-04 17:30'));
    expect(printed(answer).vi[2]).toBe(
      'Không tính 4 ngày nghỉ hằng tuần; 27/04/2026 (Nghỉ bù Giỗ Tổ Hùng Vương); 30/04/2026 (Ngày Chiến thắng 30/4); 01/05/2026 (Ngày Quốc tế Lao động 1/5).',
    );
    expect(printed(answer).en[2]).toContain("27/04/2026 (In lieu of Hùng Kings' commemoration)");
  });
});

describe('a limit in working days', () => {
  it('runs over 2/9/2026 with the swapped Monday and its Saturday', () => {
    const answer = due('2026-08-20 15:00', days(10));
    expect(answer.at).toBe(utc('2026-09-07 17:30'));
    expect(printed(answer).vi.slice(2)).toEqual([
      'Không tính 5 ngày nghỉ hằng tuần; 31/08/2026 (Nghỉ hoán đổi, làm bù 22/08); 01/09/2026–02/09/2026 (Quốc khánh 2/9).',
      'Tính cả ngày làm bù 22/08/2026 (Làm bù cho 31/08).',
    ]);
    expect(printed(answer).en.slice(2)).toEqual([
      'Not counted: 5 weekly days off; 31/08/2026 (Swapped with 22/08); 01/09/2026–02/09/2026 (National Day).',
      'Counted as a working day: 22/08/2026 (Worked in place of 31/08).',
    ]);
  });

  it('runs over New Year 2026', () => {
    const answer = due('2025-12-31 10:00', days(7));
    expect(answer.at).toBe(utc('2026-01-12 17:30'));
    expect(printed(answer).en.slice(2)).toEqual([
      'Not counted: 3 weekly days off; 01/01/2026 (New Year); 02/01/2026 (Swapped with 10/01).',
      'Counted as a working day: 10/01/2026 (Worked in place of 02/01).',
    ]);
  });

  it('begins on Monday when received on a Saturday', () => {
    const answer = due('2026-03-07 10:00', days(1));
    expect(answer.at).toBe(utc('2026-03-09 17:30'));
    expect(answer.explanation.daysNotCounted).toEqual([]);
  });
});

describe('Ngày Văn hóa Việt Nam', () => {
  it('is skipped in 2026, and named with the law that it is off by', () => {
    const answer = due('2026-11-23 10:00', days(1));
    expect(answer.at).toBe(utc('2026-11-25 17:30'));
    expect(printed(answer).vi[2]).toBe('Không tính 24/11/2026 (Ngày Văn hóa Việt Nam).');
    expect(answer.explanation.daysOffSkipped[0]?.basis).toBe(
      'Nghị quyết 28/2026/QH16; Nghị định 277/2026/NĐ-CP',
    );
  });

  it('is no day off in the years before', () => {
    expect(due('2025-11-21 10:00', days(1)).at).toBe(utc('2025-11-24 17:30'));
  });
});

describe('a swap that is announced but not decided', () => {
  const question = { receivedAt: at('2026-11-20 10:00'), limit: days(4), rule };
  const switchedOn = <Row extends { inForce: boolean }>(row: Row): Row => ({ ...row, inForce: true });
  const decided = {
    ...vnGovCalendar,
    version: vnGovCalendar.version + 1,
    daysOff: vnGovCalendar.daysOff.map(switchedOn),
    extraWorkingDays: vnGovCalendar.extraWorkingDays.map(switchedOn),
  };

  it('has no effect', () => {
    const answer = computeDue(vnGovCalendar, question);
    expect(answer.at).toBe(utc('2026-11-27 17:30'));
    expect(printed(answer).en.slice(2)).toEqual([
      'Not counted: 2 weekly days off; 24/11/2026 (Vietnam Culture Day).',
    ]);
  });

  it('counts by the version of the calendar that switches it on: a day off, and a Saturday that is worked', () => {
    const answer = computeDue(decided, question);
    expect(answer.at).toBe(utc('2026-11-28 17:30'));
    expect(printed(answer).vi.slice(2)).toEqual([
      'Không tính 2 ngày nghỉ hằng tuần; 23/11/2026 (Nghỉ hoán đổi, làm bù 28/11); 24/11/2026 (Ngày Văn hóa Việt Nam).',
      'Tính cả ngày làm bù 28/11/2026 (Làm bù cho 23/11).',
    ]);
    expect(explain(answer).en).toMatch(/\(vn-gov, version 4\)\.$/);
  });
});

describe('a year whose days off are not settled', () => {
  it('is named as provisional', () => {
    const answer = due('2027-02-01 09:00', days(5));
    expect(answer.at).toBe(utc('2027-02-15 17:30'));
    expect(answer.explanation.yearsNotFinal).toEqual([{ year: 2027, status: 'provisional' }]);
    expect(printed(answer).vi.at(-1)).toBe(
      'Lịch nghỉ năm 2027 là tạm tính, hạn có thể thay đổi khi có thông báo chính thức.',
    );
  });

  it('does not stop a dossier when it is missing, and is named', () => {
    const answer = due('2030-12-27 09:00', days(5));
    expect(answer.at).toBe(utc('2031-01-03 17:30'));
    expect(answer.explanation.yearsNotFinal).toEqual([
      { year: 2030, status: 'provisional' },
      { year: 2031, status: 'missing' },
    ]);
    expect(printed(answer).vi.at(-1)).toBe(
      'Chưa có lịch nghỉ năm 2031 trong hệ thống: hạn mới tính theo ngày nghỉ hằng tuần và sẽ phải tính lại.',
    );
    expect(printed(answer).en.at(-1)).toBe(
      'The calendar has no days off for 2031 yet: only weekly days off were left out, and the date must be computed again.',
    );
  });

  it('is a fault when it lies before the calendar', () => {
    expect(() => due('2023-12-20 09:00', days(5))).toThrow(
      'calendar vn-gov v3 begins on 2024-01-01, after 2023-12-',
    );
  });
});

describe('a swap that is announced and not enacted', () => {
  const enacted = {
    ...vnGovCalendar,
    daysOff: vnGovCalendar.daysOff.map((row) => ({ ...row, inForce: true })),
    extraWorkingDays: vnGovCalendar.extraWorkingDays.map((row) => ({ ...row, inForce: true })),
  };
  const dueAt = (received: string, calendar = vnGovCalendar) =>
    computeDue(calendar, { receivedAt: at(received), limit: days(1), rule }).at;

  it('moves no due time, off or worked, until it is', () => {
    expect([dueAt('2026-11-20 09:00'), dueAt('2026-11-20 09:00', enacted)]).toEqual([
      utc('2026-11-23 17:30'),
      utc('2026-11-25 17:30'),
    ]);
    expect([dueAt('2026-11-27 09:00'), dueAt('2026-11-27 09:00', enacted)]).toEqual([
      utc('2026-11-30 17:30'),
      utc('2026-11-28 17:30'),
    ]);
  });
});

describe('a Saturday that is worked', () => {
  it('is told where the limit counts it, and not where the limit ends on the day before', () => {
    const told = (limit: number) =>
      due('2026-08-20 09:00', days(limit)).explanation.extraWorkingDays.map(({ date }) => date);
    expect(told(1)).toEqual([]);
    expect(told(2)).toEqual(['2026-08-22']);
  });
});
