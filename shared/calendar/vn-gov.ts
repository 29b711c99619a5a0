import { Calendar } from './calendar.ts';
import vnGov from './data/vn-gov.json' with { type: 'json' };
import saturdayMorning from './data/vn-gov-saturday-morning.json' with { type: 'json' };

/** The calendars that a new deployment publishes; a running one reads its own from the table. */
export const vnGovCalendar: Calendar = Calendar.parse(vnGov);

/** The same days off for offices that also open on Saturday mornings; only what differs is in its file. */
export const vnGovSaturdayMorningCalendar: Calendar = Calendar.parse({ ...vnGov, ...saturdayMorning });
