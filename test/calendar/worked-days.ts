import { Calendar } from '#shared/calendar/calendar.ts';
import { vnGovCalendar } from '#shared/calendar/vn-gov.ts';
import { days } from './examples.ts';
import { worked } from './worked-example.ts';

/** Before the shipped calendar begins: the week alone, as no day was off between 20/11 and 25/12/2019. */
const weekOf2019 = Calendar.parse({
  ...vnGovCalendar,
  version: 1,
  from: '2019-01-01',
  years: [{ year: 2019, status: 'decided', basis: 'the week alone, for this example' }],
  daysOff: [],
  extraWorkingDays: [],
});

const swap2026 = 'Công văn 12729/VPCP-KGVX: 2/1/2026 off, 10/1 worked';
const tet2026 = 'Thông báo 9441 ngày 16/10/2025: Tết 16–20/2/2026';
const cultureDay = 'Nghị quyết 28/2026/QH16: 24/11 is a paid day off';

/** Days that are not counted: weekly ones, those of the law, and those that were announced. */
export const workedDays = [
  worked(['E01', 'a receipt of Đồng Tháp'], '2019-11-20 08:37', days(25), '2019-12-25', {
    calendar: weekOf2019,
  }),
  worked(
    ['E02', 'BLDS Đ147(2), Đ148(1), (5): ends on a Saturday'],
    '2026-03-02 09:00',
    days(5, 'DAY'),
    '2026-03-09',
  ),
  worked(['T01', 'BLDS Đ148(5): ends on a Sunday'], '2026-03-01 09:00', days(7, 'DAY'), '2026-03-09'),
  worked(
    ['E04', 'BLDS Đ148(3), (5): no 31/02, and 28/02 is a Saturday'],
    '2026-01-31 09:00',
    days(1, 'MONTH'),
    '2026-03-02',
  ),
  worked(['T02', 'BLDS Đ148(3): no 31/09'], '2026-08-31 09:00', days(1, 'MONTH'), '2026-09-30'),
  worked(['E06', 'BLDS Đ148(5): ends in Tết'], '2026-02-09 09:00', days(10, 'DAY'), '2026-02-23'),
  worked(
    ['T03', 'BLDS Đ148(5): ends on 1/5, before a weekend'],
    '2026-04-16 09:00',
    days(15, 'DAY'),
    '2026-05-04',
  ),
  worked(['E08', 'Tết 2024: 8–14/2'], '2024-02-07 09:00', days(1), '2024-02-15'),
  worked(['T04', 'BLLĐ Đ112: Giỗ Tổ on Thursday 18/4/2024'], '2024-04-17 09:00', days(1), '2024-04-19'),
  worked(['E10', '29/4/2024 off, 4/5 worked'], '2024-04-26 09:00', days(3), '2024-05-04'),
  worked(['T05', 'Quốc khánh 2024: 2–3/9'], '2024-08-30 09:00', days(1), '2024-09-04'),
  worked(['T06', 'BLLĐ Đ112: 1/1/2025'], '2024-12-31 09:00', days(1), '2025-01-02'),
  worked(['E12', 'Tết 2025: 25/1–2/2'], '2025-01-24 09:00', days(1), '2025-02-03'),
  worked(['T07', 'BLLĐ Đ112: Giỗ Tổ on Monday 7/4/2025'], '2025-04-04 09:00', days(1), '2025-04-08'),
  worked(['E14', '2/5/2025 off, 26/4 worked'], '2025-04-25 09:00', days(4), '2025-05-05'),
  worked(['T08', 'Quốc khánh 2025: 30/8–2/9'], '2025-08-29 09:00', days(2), '2025-09-04'),
  worked(['E16', swap2026], '2025-12-31 09:00', days(6), '2026-01-10'),
  worked(['T09', tet2026], '2026-02-13 09:00', days(1), '2026-02-23'),
  worked(
    ['E18', 'BLLĐ Đ111(3): Giỗ Tổ on Sunday 26/4/2026, in lieu on Monday'],
    '2026-04-24 09:00',
    days(1),
    '2026-04-28',
  ),
  worked(
    ['T10', 'BLLĐ Đ112: 30/4 and 1/5/2026, before a weekend'],
    '2026-04-29 09:00',
    days(1),
    '2026-05-04',
  ),
  worked(['E20', '31/8/2026 off, 22/8 worked'], '2026-08-21 09:00', days(7), '2026-09-03'),
  worked(['E21', cultureDay], '2026-11-23 09:00', days(1), '2026-11-25', { before: '24/11/2026' }),
  worked(['E22', `${cultureDay}; BLDS Đ148(5)`], '2026-11-14 09:00', days(10, 'DAY'), '2026-11-25', {
    before: '24/11/2026',
  }),
  worked(['E23', `${cultureDay}, a Wednesday in 2027`], '2027-11-23 09:00', days(1), '2027-11-25', {
    before: '24/11/2027',
  }),
  worked(
    ['E24', `${cultureDay}, a Saturday in 2029, in lieu on Monday`],
    '2029-11-23 09:00',
    days(1),
    '2029-11-27',
    {
      before: '26/11/2029',
    },
  ),
  worked(['E26', 'BLLĐ Đ112: Giỗ Tổ on Friday 16/4/2027'], '2027-04-15 09:00', days(1), '2027-04-19'),
];
