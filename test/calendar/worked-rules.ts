import type { ClockRule } from '#shared/calendar/limit.ts';
import { vnGovSaturdayMorningCalendar } from '#shared/calendar/vn-gov.ts';
import { days } from './examples.ts';
import { sameDay, worked } from './worked-example.ts';

const civilStatus = sameDay('Luật Hộ tịch 2014, Điều 5 khoản 3');
const decree23 = sameDay('Nghị định 23/2015/NĐ-CP, Điều 7');
const secured = sameDay('Nghị định 99/2022/NĐ-CP, Điều 16');
const atOnce = (basis: string): ClockRule => ({ start: 'at-once', basis });
const byLaw = (basis: string): ClockRule => ({ start: 'next-day', basis });
const building = byLaw('Nghị định 217/2026/NĐ-CP, Điều 54');
const postal = byLaw('Nghị định 47/2011/NĐ-CP, Điều 8');
const again: ClockRule = {
  start: 'next-day',
  onSupplement: 'restart',
  basis: 'Nghị định 61/2018/NĐ-CP, Điều 19 khoản 4',
};
const measured: ClockRule = { start: 'next-day', onSupplement: 'subtract', basis: 'Quyết định 766/QĐ-TTg' };

/** How a limit begins, what stops it, and what begins it again. */
export const workedRules = [
  worked(['E28', 'Luật Hộ tịch Đ5(3): the same day'], '2026-03-05 14:59', days(1), '2026-03-05', {
    rule: civilStatus,
  }),
  worked(['E29', 'the same: 15:00 is not after 15:00'], '2026-03-05 15:00', days(1), '2026-03-05', {
    rule: civilStatus,
  }),
  worked(['E30', 'the same: after 15:00 on a Friday'], '2026-03-06 15:01', days(1), '2026-03-09', {
    rule: civilStatus,
  }),
  worked(['E31', 'NĐ 23/2015 Đ7: after 15:00 on the eve of Tết'], '2026-02-13 15:30', days(1), '2026-02-23', {
    rule: decree23,
  }),
  worked(['E32', 'NĐ 23/2015 Đ7: on a Saturday that is worked'], '2026-08-22 10:00', days(1), '2026-08-22', {
    rule: decree23,
  }),
  worked(['T11', 'NĐ 99/2022 Đ16: after 15:00 before 30/4'], '2026-04-29 15:30', days(1), '2026-05-04', {
    rule: secured,
  }),
  worked(
    ['E34', 'NĐ 45/2020 Đ11: 8 working hours'],
    '2026-03-06 16:00',
    days(8, 'WORKING_HOUR'),
    '2026-03-09 16:00',
    {
      rule: atOnce('Nghị định 45/2020/NĐ-CP, Điều 11'),
    },
  ),
  worked(
    ['E36', 'OpenCPS #1252: a day is 8 hours'],
    '2026-03-02 07:30',
    days(16, 'WORKING_HOUR'),
    '2026-03-03 17:30',
    {
      rule: atOnce('OpenCPS #1252'),
    },
  ),
  worked(['T12', 'NĐ 47/2011 Đ8: notice within 7 working days'], '2026-03-02 09:00', days(7), '2026-03-11', {
    rule: postal,
  }),
  worked(
    ['T13', 'NĐ 47/2011 Đ8: the applicant has 15 working days'],
    '2026-03-11 09:00',
    days(15),
    '2026-04-01',
    {
      rule: postal,
    },
  ),
  worked(['E38', 'NĐ 217/2026 Đ54: a house, 7 working days'], '2026-07-06 09:00', days(7), '2026-07-15', {
    rule: building,
  }),
  worked(
    ['T14', 'NĐ 217/2026 Đ54: checked within 3 working days'],
    '2026-07-06 09:00',
    days(3),
    '2026-07-09',
    {
      rule: building,
    },
  ),
  worked(
    ['T15', 'NĐ 217/2026 Đ54: who is asked has 2 working days'],
    '2026-07-10 09:00',
    days(2),
    '2026-07-14',
    {
      rule: building,
    },
  ),
  worked(['E40', 'QĐ 766: the wait is taken off'], '2026-07-06 09:00', days(5), '2026-07-16', {
    rule: measured,
    wait: ['2026-07-08 10:00', '2026-07-13 10:00'],
  }),
  worked(
    ['E41', 'portal text 1.004194, lsx.vn: open on Saturday mornings, which are no working days'],
    '2026-03-05 09:00',
    days(3),
    '2026-03-10',
    {
      calendar: vnGovSaturdayMorningCalendar,
      before: '09/03/2026',
    },
  ),
  worked(['E42', 'the same, closed on Saturdays'], '2026-03-05 09:00', days(3), '2026-03-10'),
  worked(
    ['E43', '“sau 15 giờ tính từ ngày làm việc hôm sau”, the next day being the first (doubtful)'],
    '2026-03-06 15:30',
    days(3),
    '2026-03-11',
    {
      before: '12/03/2026',
    },
  ),
  worked(['E44', 'the same, before 15:00'], '2026-03-06 14:30', days(3), '2026-03-11'),
  worked(
    ['T16', 'NĐ 61/2018 Đ19(4): notice within 3 working days, over Tết'],
    '2026-02-12 09:00',
    days(3),
    '2026-02-24',
    {
      rule: byLaw(again.basis),
    },
  ),
  worked(
    ['E46', 'NĐ 61/2018 Đ19(4): again from the beginning, LOCAL.DOANH-NGHIEP'],
    '2026-03-02 09:00',
    days(3),
    '2026-03-12',
    {
      rule: again,
      wait: ['2026-03-04 10:00', '2026-03-09 10:00'],
      before: '10/03/2026',
    },
  ),
  worked(['E47', 'the same, 1.004873'], '2026-03-02 09:00', days(3), '2026-03-12', {
    rule: again,
    wait: ['2026-03-04 10:00', '2026-03-09 10:00'],
    before: '10/03/2026',
  }),
  worked(['E48', 'the same, 1.004379'], '2026-03-02 09:00', days(7), '2026-03-20', {
    rule: again,
    wait: ['2026-03-05 10:00', '2026-03-11 10:00'],
    before: '17/03/2026',
  }),
  worked(['E49', 'the same, LOCAL.HO-KINH-DOANH'], '2026-03-02 09:00', days(3), '2026-03-19', {
    rule: again,
    wait: ['2026-03-05 09:30', '2026-03-16 15:00'],
    before: '17/03/2026',
  }),
  worked(['E50', 'the same, 2.000635, due the same day'], '2026-03-02 09:00', days(1), '2026-03-04', {
    rule: { ...civilStatus, onSupplement: 'restart' },
    wait: ['2026-03-02 10:00', '2026-03-04 09:00'],
  }),
];
