import { Calendar } from '#shared/calendar/calendar.ts';
import { latestAt } from '#shared/kernel/dated.ts';
import type { Text } from '#shared/kernel/text.ts';
import { checkDowntime, Downtime } from '#shared/procedure/downtime.ts';
import type { Known } from '../publish-reference.ts';

const noCalendar: Text = {
  vi: 'Chưa có lịch “vn-gov” để đếm ngày làm việc.',
  en: 'There is no calendar “vn-gov” by which working days are counted.',
};

/** What is wrong with a downtime that is published on a day, by the calendar of the offices. */
export const checkStoredDowntime =
  (today: string) =>
  (record: unknown, known: Known): Text[] => {
    const downtime = Downtime.parse(record);
    const calendars = [...known].flatMap(([sk, text]) =>
      sk.startsWith('CALENDAR#vn-gov#') ? (Calendar.safeParse(JSON.parse(text)).data ?? []) : [],
    );
    const calendar = latestAt(calendars, downtime.from);
    return calendar === undefined ? [noCalendar] : checkDowntime(downtime, calendar, today);
  };
