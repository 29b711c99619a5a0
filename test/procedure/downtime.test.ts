import { describe, expect, it } from 'vitest';
import { vnGovCalendar } from '#shared/calendar/vn-gov.ts';
import { checkDowntime, type Downtime, downtimesAt, hasBegun } from '#shared/procedure/downtime.ts';

const aDowntime = (own: Partial<Downtime> = {}): Downtime => ({
  id: 'nang-cap-thang-3',
  from: '2026-03-14T20:00:00+07:00',
  to: '2026-03-14T23:00:00+07:00',
  what: { vi: 'Nâng cấp hệ thống', en: 'The system is upgraded' },
  announcedAt: '2026-03-04T09:00:00+07:00',
  basis: 'Nghị định 224/2026/NĐ-CP, Điều 13',
  ...own,
});
const said = (own: Partial<Downtime>, today = '2026-03-12') =>
  checkDowntime(aDowntime(own), vnGovCalendar, today).map(({ en }) => en);

describe('a planned downtime', () => {
  it('is announced seven working days before, Saturdays and Sundays not counted', () => {
    // Thursday to the Friday of the next week are seven; a day later they are six.
    expect(said({})).toEqual([]);
    expect(said({ announcedAt: '2026-03-05T00:00:00+07:00' })).toEqual([
      'It must be announced 7 working days before, at least (Nghị định 224/2026/NĐ-CP, Điều 13); there are 6.',
    ]);
  });

  it('counts the days of Việt Nam', () => {
    expect(said({ announcedAt: '2026-03-04T16:59:59Z' })).toEqual([]);
    expect(said({ announcedAt: '2026-03-04T17:00:00Z' })).toHaveLength(1);
  });

  it('ends after it begins, and is announced before it is published', () => {
    expect(said({ to: '2026-03-14T20:00:00+07:00' })).toEqual(['The downtime must end after it begins.']);
    expect(said({}, '2026-03-03')).toEqual(['The time of the announcement has not come yet.']);
    expect(said({}, '2026-03-04')).toEqual([]);
  });

  it('is shown until it is over, the next first', () => {
    const [first, later] = [
      aDowntime(),
      aDowntime({ id: 'later', from: '2026-03-20T20:00:00+07:00', to: '2026-03-20T21:00:00+07:00' }),
    ];
    const shown = (at: string) => downtimesAt([later, first], at).map(({ id }) => id);
    expect(shown('2026-03-14T12:59:59Z')).toEqual([first.id, 'later']);
    expect(shown('2026-03-14T15:59:59Z')).toEqual([first.id, 'later']);
    expect(shown('2026-03-14T16:00:00Z')).toEqual(['later']);
    expect([hasBegun(first, '2026-03-14T12:59:59Z'), hasBegun(first, '2026-03-14T13:00:00Z')]).toEqual([
      false,
      true,
    ]);
  });
});
