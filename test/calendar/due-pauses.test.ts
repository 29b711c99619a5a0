import { describe, expect, it } from 'vitest';
import { isOverdue, type Pause } from '#shared/calendar/due.ts';
import type { PauseGround } from '#shared/calendar/limit.ts';
import { at, days, due, printed, rule, utc } from './examples.ts';

const pause = (from: string, to?: string, ground: PauseGround = 'supplement'): Pause => ({
  from: at(from),
  ...(to === undefined ? {} : { to: at(to) }),
  ground,
  reason: ground,
});
const restart = { ...rule, onSupplement: 'restart' as const };

describe('a pause that is subtracted', () => {
  it('moves the due by its working time', () => {
    const answer = due('2026-08-20 15:00', days(10), {
      pauses: [pause('2026-08-25 10:00', '2026-08-27 09:00')],
    });
    expect(answer.at).toBe(utc('2026-09-09 16:30'));
    expect(printed(answer).vi.at(-1)).toBe(
      'Tạm dừng (chờ bổ sung hồ sơ) từ 10:00 thứ Ba 25/08/2026 đến 09:00 thứ Năm 27/08/2026: hạn lùi thêm 15 giờ làm việc.',
    );
    expect(printed(answer).en.at(-1)).toBe(
      'Stopped (waiting for a supplement) from 10:00 on Tuesday 25/08/2026 to 09:00 on Thursday 27/08/2026: the due date moved by 15 hours of working time.',
    );
  });

  it('counts once where it overlaps another', () => {
    const answer = due('2026-03-02 09:00', days(5), {
      rule: { ...rule, pauses: { payment: { effect: 'subtract', basis: 'Điều 9' } } },
      pauses: [
        pause('2026-03-03 14:30', '2026-03-04 08:00', 'payment'),
        pause('2026-03-03 10:00', '2026-03-03 16:00'),
      ],
    });
    expect(answer.at).toBe(utc('2026-03-10 15:30'));
    expect(printed(answer).vi.slice(3)).toEqual([
      'Tạm dừng (chờ bổ sung hồ sơ) từ 10:00 thứ Ba 03/03/2026 đến 16:00 thứ Ba 03/03/2026: hạn lùi thêm 4 giờ làm việc.',
      'Tạm dừng (chờ nộp phí, lệ phí; Điều 9) từ 14:30 thứ Ba 03/03/2026 đến 08:00 thứ Tư 04/03/2026: hạn lùi thêm 2 giờ làm việc.',
    ]);
  });

  it('costs nothing before counting began or after the limit ran out', () => {
    const before = due('2026-03-02 09:00', days(1), {
      pauses: [pause('2026-03-02 10:00', '2026-03-02 16:00')],
    });
    const after = due('2026-03-02 09:00', days(1), {
      pauses: [pause('2026-03-04 10:00', '2026-03-05 09:00')],
    });
    expect([before.at, after.at]).toEqual([utc('2026-03-03 17:30'), utc('2026-03-03 17:30')]);
    expect(printed(before).vi.at(-1)).toMatch(/16:00 thứ Hai 02\/03\/2026: không làm thay đổi hạn\.$/);
    expect(printed(after).en.at(-1)).toMatch(/09:00 on Thursday 05\/03\/2026: the due date did not move\.$/);
  });
});

describe('a pause of a limit in calendar days', () => {
  it('moves it by its length, once', () => {
    const answer = due('2026-03-02 09:00', days(5, 'DAY'), {
      pauses: [pause('2026-03-04 10:00', '2026-03-05 10:00')],
    });
    expect(answer.at).toBe(utc('2026-03-09 17:30'));
    expect(printed(answer).vi.slice(2)).toEqual([
      'Hết hạn ngoài thời gian làm việc nên lùi đến ngày làm việc tiếp theo, qua 1 ngày nghỉ hằng tuần.',
      'Tạm dừng (chờ bổ sung hồ sơ) từ 10:00 thứ Tư 04/03/2026 đến 10:00 thứ Năm 05/03/2026: hạn lùi thêm 24 giờ.',
    ]);
  });

  it('leaves what was left of a limit in days that had run out on a day off', () => {
    const ranOutOnSaturday = days(5, 'DAY');
    const answer = due('2026-03-02 09:00', ranOutOnSaturday, {
      pauses: [pause('2026-03-09 08:00', '2026-03-12 08:00')],
    });
    expect(answer.at).toBe(utc('2026-03-12 17:30'));
    expect(answer.explanation.weekendDaysSkipped).toBe(2);
  });
});

describe('a pause that ends before it begins', () => {
  it('is a fault', () => {
    const backwards = [pause('2026-03-04 10:00', '2026-03-03 10:00')];
    expect(() => due('2026-03-02 09:00', days(5), { pauses: backwards })).toThrow('a pause ends');
  });
});

describe('a pause after which the limit begins again', () => {
  it('counts the whole limit from its end', () => {
    const answer = due('2026-08-20 15:00', days(10), {
      rule: restart,
      pauses: [pause('2026-08-25 10:00', '2026-08-27 09:00')],
    });
    expect(answer.at).toBe(utc('2026-09-15 17:30'));
    expect(answer.startsAt).toBe(utc('2026-08-28 07:30'));
    expect(printed(answer)).toEqual({
      vi: [
        'Hạn: 17:30 thứ Ba 15/09/2026.',
        'Thời hạn 10 ngày làm việc, tiếp nhận lúc 15:00 thứ Năm 20/08/2026, tính từ 07:30 thứ Sáu 28/08/2026 (tính lại từ đầu sau khi bổ sung; ngày đầu tiên không tính).',
        'Không tính 6 ngày nghỉ hằng tuần; 31/08/2026 (Nghỉ hoán đổi, làm bù 22/08); 01/09/2026–02/09/2026 (Quốc khánh 2/9).',
        'Tạm dừng (chờ bổ sung hồ sơ) từ 10:00 thứ Ba 25/08/2026 đến 09:00 thứ Năm 27/08/2026.',
      ],
      en: [
        'Due at 17:30 on Tuesday 15/09/2026.',
        'The limit is 10 working days; received at 15:00 on Thursday 20/08/2026, counted from 07:30 on Friday 28/08/2026 (counted again from the start after the supplement; the first day is not counted).',
        'Not counted: 6 weekly days off; 31/08/2026 (Swapped with 22/08); 01/09/2026–02/09/2026 (National Day).',
        'Stopped (waiting for a supplement) from 10:00 on Tuesday 25/08/2026 to 09:00 on Thursday 27/08/2026.',
      ],
    });
  });

  it('does not revive a limit that had run out', () => {
    const answer = due('2026-03-02 09:00', days(1), {
      rule: restart,
      pauses: [pause('2026-03-04 10:00', '2026-03-05 09:00')],
    });
    expect(answer.at).toBe(utc('2026-03-03 17:30'));
  });
});

describe('an open pause', () => {
  const waiting = due('2026-08-20 15:00', days(10), { pauses: [pause('2026-08-25 10:00')] });

  it('stops the clock: the due is what it was, and nothing becomes overdue', () => {
    expect(waiting.at).toBe(utc('2026-09-07 17:30'));
    expect(waiting.pausedSince).toBe(utc('2026-08-25 10:00'));
    expect(isOverdue(waiting, at('2027-01-04 09:00'))).toBe(false);
    expect(printed(waiting).vi[0]).toBe(
      'Đang tạm dừng tính thời hạn từ 10:00 thứ Ba 25/08/2026; nếu không dừng thì hạn là 17:30 thứ Hai 07/09/2026.',
    );
    expect(printed(waiting).en[0]).toBe(
      'The clock has been stopped since 10:00 on Tuesday 25/08/2026; without the stop it would be due at 17:30 on Monday 07/09/2026.',
    );
  });

  it('counts the closed pauses before it', () => {
    const again = due('2026-03-02 09:00', days(5), {
      pauses: [pause('2026-03-03 07:30', '2026-03-03 17:30'), pause('2026-03-05 10:00')],
    });
    expect([again.at, again.pausedSince]).toEqual([utc('2026-03-10 17:30'), utc('2026-03-05 10:00')]);
  });

  it('keeps overdue what was overdue when it began', () => {
    const late = due('2026-03-02 09:00', days(1), { pauses: [pause('2026-03-04 10:00')] });
    expect(isOverdue(late, at('2026-03-05 10:00'))).toBe(true);
    expect(printed(late).vi[0]).toBe(
      'Hạn: 17:30 thứ Ba 03/03/2026; đã quá hạn khi tạm dừng từ 10:00 thứ Tư 04/03/2026.',
    );
    expect(printed(late).en[0]).toBe(
      'Due at 17:30 on Tuesday 03/03/2026, and already overdue when the clock was stopped at 10:00 on Wednesday 04/03/2026.',
    );
  });
});

describe('a pause that begins at the very due', () => {
  it('comes too late', () => {
    const late = [pause('2026-03-03 17:30', '2026-03-04 10:00')];
    expect(due('2026-03-02 09:00', days(1), { pauses: late }).at).toBe(utc('2026-03-03 17:30'));
  });
});

describe('a running clock', () => {
  it('is overdue after the due, not at it', () => {
    const running = due('2026-03-02 09:00', days(1));
    expect(isOverdue(running, at('2026-03-03 17:30'))).toBe(false);
    expect(isOverdue(running, at('2026-03-03 17:31'))).toBe(true);
  });
});
