import { describe, expect, it } from 'vitest';
import { computeDue, explain, isOverdue, type Pause } from '#shared/calendar/due.ts';
import type { ClockRule, PauseGround } from '#shared/calendar/limit.ts';
import { parseOffset } from '#shared/calendar/time.ts';
import { vnGovCalendar } from '#shared/calendar/vn-gov.ts';
import { dateRanges, limitWords, momentWords, pauseWords, spanWords } from '#shared/calendar/words.ts';
import { halfDays } from './arbitraries.ts';
import { at, days, due, printed, rule } from './examples.ts';

const both = (say: (language: 'vi' | 'en') => unknown) => [say('vi'), say('en')];
const [second, minute, hour] = [1_000, 60_000, 3_600_000];

describe('the words of a length of time', () => {
  it.each<[number, boolean, string, string]>([
    [hour, false, '1 giờ', '1 hour'],
    [2 * hour, false, '2 giờ', '2 hours'],
    [minute, false, '1 phút', '1 minute'],
    [2 * hour + minute, true, '2 giờ 1 phút làm việc', '2 hours 1 minute of working time'],
    [hour + 59 * minute + 59 * second, true, '1 giờ 59 phút làm việc', '1 hour 59 minutes of working time'],
    [59 * second, false, '59 giây', '59 seconds'],
    [30 * second, true, '30 giây làm việc', '30 seconds of working time'],
    [25 * hour, false, '25 giờ', '25 hours'],
  ])('of %i ms, in working time %s: %s, %s', (time, working, vi, en) => {
    expect(both((language) => spanWords(time, working, language))).toEqual([vi, en]);
  });

  it.each([
    ['HOUR', 1, '1 giờ', '1 hour'],
    ['HOUR', 2, '2 giờ', '2 hours'],
    ['WORKING_HOUR', 1, '1 giờ làm việc', '1 working hour'],
    ['WORKING_HOUR', 8, '8 giờ làm việc', '8 working hours'],
    ['WORKING_DAY', 1, '1 ngày làm việc', '1 working day'],
    ['WORKING_DAY', 3, '3 ngày làm việc', '3 working days'],
    ['DAY', 1, '1 ngày', '1 day'],
    ['DAY', 15, '15 ngày', '15 days'],
    ['MONTH', 1, '1 tháng', '1 month'],
    ['MONTH', 6, '6 tháng', '6 months'],
  ] as const)('of a limit of %s: %i', (unit, value, vi, en) => {
    expect(both((language) => limitWords({ value, unit }, language))).toEqual([vi, en]);
  });

  it.each([
    ['2026-03-02', 'thứ Hai', 'Monday'],
    ['2026-03-03', 'thứ Ba', 'Tuesday'],
    ['2026-03-04', 'thứ Tư', 'Wednesday'],
    ['2026-03-05', 'thứ Năm', 'Thursday'],
    ['2026-03-06', 'thứ Sáu', 'Friday'],
    ['2026-03-07', 'thứ Bảy', 'Saturday'],
    ['2026-03-08', 'Chủ nhật', 'Sunday'],
  ])('of a moment on %s', (date, vi, en) => {
    const written = date.split('-').reverse().join('/');
    expect(both((language) => momentWords(`${date}T00:05:59Z`, 7 * hour, language))).toEqual([
      `07:05 ${vi} ${written}`,
      `07:05 on ${en} ${written}`,
    ]);
    const evening = new Date(Date.parse(date) - minute).toISOString();
    expect(momentWords(evening, 7 * hour, 'vi')).toBe(`06:59 ${vi} ${written}`);
  });

  it('of a moment before 1970 and in a zone west of Greenwich', () => {
    expect(momentWords('1970-01-01T00:00:00Z', parseOffset('-01:30'), 'en')).toBe(
      '22:30 on Wednesday 31/12/1969',
    );
    expect([parseOffset('+07:00'), parseOffset('-09:30')]).toEqual([7 * hour, -9.5 * hour]);
  });
});

describe('the words of days', () => {
  const [tet, swap] = [
    { vi: 'Tết', en: 'Tet' },
    { vi: 'Hoán đổi', en: 'Swap' },
  ];
  const row = (date: string, name = tet) => ({ date, name });

  it('make a range of neighbours of one name, and of no others', () => {
    const rows = [
      row('2026-02-27'),
      row('2026-02-28'),
      row('2026-03-01'),
      row('2026-03-03'),
      row('2026-03-04', swap),
    ];
    expect(both((language) => dateRanges(rows, language))).toEqual([
      ['27/02/2026–01/03/2026 (Tết)', '03/03/2026 (Tết)', '04/03/2026 (Hoán đổi)'],
      ['27/02/2026–01/03/2026 (Tet)', '03/03/2026 (Tet)', '04/03/2026 (Swap)'],
    ]);
    expect(dateRanges([], 'vi')).toEqual([]);
  });
});

const grounds: [PauseGround, string, string][] = [
  ['supplement', 'chờ bổ sung hồ sơ', 'waiting for a supplement'],
  ['payment', 'chờ nộp phí, lệ phí', 'waiting for payment'],
  ['consultation', 'chờ ý kiến cơ quan khác', 'waiting for the opinion of another agency'],
  ['force-majeure', 'bất khả kháng', 'force majeure'],
];

describe.each(grounds)('a wait on the ground %s', (ground, vi, en) => {
  const wait = (to?: string, own: Partial<Pause> = {}): Pause => ({
    from: at('2026-03-03 10:00'),
    ...(to !== undefined && { to: at(to) }),
    ground,
    reason: ground,
    ...own,
  });
  const ruled = (effect: 'subtract' | 'restart' | 'none'): ClockRule => ({
    start: 'next-day',
    pauses: { [ground]: { effect, basis: 'Điều 9' } },
    basis: 'Nghị định',
  });
  const explained = (effect: 'subtract' | 'restart' | 'none', pause: Pause, limit = days(5)) => {
    const words = printed(due('2026-03-02 09:00', limit, { rule: ruled(effect), pauses: [pause] }));
    return [words.vi.at(-1), words.en.at(-1)];
  };
  const [from, fromEn] = ['10:00 thứ Ba 03/03/2026', '10:00 on Tuesday 03/03/2026'];
  const [to, toEn] = ['11:00 thứ Ba 03/03/2026', '11:00 on Tuesday 03/03/2026'];

  it('is named, with its reason where there is another', () => {
    expect(pauseWords({ ground, reason: ground })).toEqual({ vi, en });
    expect(pauseWords({ ground, reason: 'Bão số 3' })).toEqual({
      vi: `${vi}: Bão số 3`,
      en: `${en}: Bão số 3`,
    });
  });

  it('says what it did to the due, and by what rule', () => {
    const over = '2026-03-03 11:00';
    expect(explained('subtract', wait(over))).toEqual([
      `Tạm dừng (${vi}; Điều 9) từ ${from} đến ${to}: hạn lùi thêm 1 giờ làm việc.`,
      `Stopped (${en}; Điều 9) from ${fromEn} to ${toEn}: the due date moved by 1 hour of working time.`,
    ]);
    expect(explained('subtract', wait(over), days(10, 'DAY'))).toEqual([
      `Tạm dừng (${vi}; Điều 9) từ ${from} đến ${to}: hạn lùi thêm 1 giờ.`,
      `Stopped (${en}; Điều 9) from ${fromEn} to ${toEn}: the due date moved by 1 hour.`,
    ]);
    expect(explained('restart', wait(over))).toEqual([
      `Tạm dừng (${vi}; Điều 9) từ ${from} đến ${to}.`,
      `Stopped (${en}; Điều 9) from ${fromEn} to ${toEn}.`,
    ]);
    expect(explained('subtract', wait('2026-03-03 10:00'))).toEqual([
      `Tạm dừng (${vi}; Điều 9) từ ${from} đến ${from}: không làm thay đổi hạn.`,
      `Stopped (${en}; Điều 9) from ${fromEn} to ${fromEn}: the due date did not move.`,
    ]);
  });

  it('says that the clock runs where no rule stops it', () => {
    expect(explained('none', wait('2026-03-03 11:00'))).toEqual([
      `Thời hạn vẫn tính khi chờ (${vi}) từ ${from} đến ${to}: không có quy định tạm dừng.`,
      `The clock went on during the wait (${en}) from ${fromEn} to ${toEn}: no rule stops it.`,
    ]);
    expect(explained('none', wait())).toEqual([
      `Thời hạn vẫn tính khi chờ (${vi}) từ ${from}: không có quy định tạm dừng.`,
      `The clock goes on during the wait (${en}) since ${fromEn}: no rule stops it.`,
    ]);
  });
});

describe('the sentences of a due', () => {
  it('name each half day off and each day worked instead', () => {
    const limit = days(40);
    const asked = { receivedAt: at('2026-02-20 09:00'), limit, rule };
    const { vi, en } = printed(computeDue(halfDays, asked));
    const [off] = halfDays.daysOff.filter(({ date }) => date === '2026-03-03');
    expect(vi).toContain(
      `Nghỉ nửa ngày 23/02/2026 (${off?.name.vi}) buổi sáng; 03/03/2026 (${off?.name.vi}) buổi sáng.`,
    );
    expect(en).toContain(
      `Half a day off: 23/02/2026 (${off?.name.en}) in the morning; 03/03/2026 (${off?.name.en}) in the morning.`,
    );
    const afternoon = printed(
      computeDue(halfDays, { ...asked, receivedAt: at('2026-04-27 09:00'), limit: days(3) }),
    );
    expect(afternoon.vi.join(' ')).toContain('29/04/2026 (Tết Dương lịch) buổi chiều.');
    expect(afternoon.en.join(' ')).toContain('29/04/2026 (New Year) in the afternoon.');
    const worked = printed(due('2025-12-31 10:00', days(200)));
    expect(worked.vi).toContain(
      'Tính cả ngày làm bù 10/01/2026 (Làm bù cho 02/01); 22/08/2026 (Làm bù cho 31/08).',
    );
    expect(worked.en).toContain(
      'Counted as a working day: 10/01/2026 (Worked in place of 02/01); 22/08/2026 (Worked in place of 31/08).',
    );
  });

  it('say that the days of a year are provisional, and end with the basis', () => {
    const answer = due('2027-02-01 09:00', days(5));
    expect(printed(answer).en.at(-1)).toBe(
      'The days off of 2027 are provisional: the date may move once they are announced.',
    );
    const { name, version } = vnGovCalendar;
    const { vi, en } = explain(answer);
    expect(vi).toMatch(
      new RegExp(` Căn cứ: ${rule.basis}; ${name.vi} \\(vn-gov, phiên bản ${version}\\)\\.$`),
    );
    expect(en).toMatch(new RegExp(` Basis: ${rule.basis}; ${name.en} \\(vn-gov, version ${version}\\)\\.$`));
  });

  it('say in both languages why counting began when it did', () => {
    const resumed = due('2026-03-02 09:00', days(5), {
      rule: { start: 'at-once', pauses: { payment: { effect: 'restart', basis: 'Điều 9' } }, basis: 'x' },
      pauses: [
        { from: at('2026-03-03 10:00'), to: at('2026-03-03 20:00'), ground: 'payment', reason: 'payment' },
      ],
    });
    expect(printed(resumed).en[1]).toContain(
      '(counted again from the start after the stop; received outside working hours).',
    );
    expect(printed(resumed).vi[1]).toContain(
      '(tính lại từ đầu sau khi hết tạm dừng; nhận ngoài giờ làm việc).',
    );
  });
});

describe('an open wait', () => {
  it('began at the very due: it is not overdue, and is a moment later', () => {
    const waiting = (from: string) =>
      due('2026-03-02 09:00', days(1), {
        pauses: [{ from: at(from), ground: 'supplement', reason: 'supplement' }],
      });
    expect(printed(waiting('2026-03-03 17:30')).vi[0]).toContain('Đang tạm dừng tính thời hạn');
    expect(printed(waiting('2026-03-03 17:31')).vi[0]).toContain('đã quá hạn khi tạm dừng');
    expect(isOverdue(waiting('2026-03-03 17:30'), at('2026-03-09 09:00'))).toBe(false);
    expect(isOverdue(waiting('2026-03-03 17:31'), at('2026-03-09 09:00'))).toBe(true);
    expect(isOverdue(waiting('2026-03-03 17:31'), at('2026-03-03 17:30'))).toBe(false);
  });
});
