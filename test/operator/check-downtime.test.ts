import { expect, it } from 'vitest';
import { checkStoredDowntime } from '#functions/operator/checks/check-downtime.ts';
import { kinds } from '#functions/operator/reference-kinds.ts';
import { vnGovCalendar } from '#shared/calendar/vn-gov.ts';

const record = {
  id: 'nang-cap',
  from: '2026-03-14T20:00:00+07:00',
  to: '2026-03-14T23:00:00+07:00',
  what: { vi: 'Nâng cấp', en: 'Upgrade' },
  announcedAt: '2026-03-04T09:00:00+07:00',
  basis: 'Nghị định 224/2026/NĐ-CP, Điều 13',
};
const calendars = new Map([['CALENDAR#vn-gov#2025-01-01', JSON.stringify(vnGovCalendar)]]);
const said = (own: object, known = calendars) =>
  checkStoredDowntime('2026-03-12')({ ...record, ...own }, known).map(({ en }) => en);

it('is checked by the calendar that is published', () => {
  expect(said({})).toEqual([]);
  expect(said({ announcedAt: '2026-03-10T09:00:00+07:00' })).toHaveLength(1);
  expect(said({}, new Map())).toEqual(['There is no calendar “vn-gov” by which working days are counted.']);
});

it('may end at another time than it was announced for, and changes nothing else', () => {
  const before = kinds.downtimes(record);
  if (!before.ok) throw new Error('not a downtime');
  const replaces = (own: object) => {
    const next = kinds.downtimes({ ...record, ...own });
    return next.ok && next.value.replaces(before.value.text);
  };
  expect(replaces({ to: '2026-03-14T22:00:00+07:00' })).toBe(true);
  expect(replaces({ from: '2026-03-14T19:00:00+07:00' })).toBe(false);
});
