import { Calendar } from './calendar.ts';
import vnGov from './data/vn-gov.json' with { type: 'json' };
import saturdayMorning from './data/vn-gov-saturday-morning.json' with { type: 'json' };
import { foreseenYear } from './foreseen-year.ts';

/** Not announced yet, and so provisional: a version with the announced days takes the place of this one. */
const foreseen = [2027, 2028, 2029, 2030];

const record = {
  ...vnGov,
  years: [
    ...vnGov.years,
    ...foreseen.map((year) => ({
      year,
      status: 'provisional',
      basis: 'Tính theo Điều 112, Nghị quyết 28/2026/QH16 và âm lịch, chờ thông báo chính thức',
    })),
  ],
  daysOff: [...vnGov.daysOff, ...foreseen.flatMap(foreseenYear)],
};

/** The calendars that a new deployment publishes; a running one reads its own from the table. */
export const vnGovCalendar: Calendar = Calendar.parse(record);

/**
 * The same days off for offices that also receive on Saturday mornings, which are no working days; only what differs is
 * in its file.
 */
export const vnGovSaturdayMorningCalendar: Calendar = Calendar.parse({ ...record, ...saturdayMorning });
