import { Calendar } from '#shared/calendar/calendar.ts';

/** The calendar's next version, after a day off was proclaimed; the Wednesday of the tests' first week unless another is named. */
export function proclaiming(calendar: Calendar, date = '2026-03-04'): Calendar {
  const holiday = {
    date,
    name: { vi: 'Quốc tang', en: 'National mourning' },
    kind: 'holiday',
    basis: 'Thông báo của Chính phủ',
    evidence: { sure: 'seen', source: 'made up for the test' },
  };
  return Calendar.parse({
    ...calendar,
    version: calendar.version + 1,
    daysOff: [...calendar.daysOff, holiday],
  });
}
