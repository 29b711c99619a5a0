import { describe, expect, it } from 'vitest';
import { changedDays } from '#shared/calendar/changed-days.ts';
import { vnGovCalendar } from '#shared/calendar/vn-gov.ts';
import { proclaiming } from './proclaimed.ts';

const dates = (...[before, after]: Parameters<typeof changedDays>) =>
  changedDays(before, after).map(({ date }) => date);

describe('the days of which two versions of a calendar speak differently', () => {
  it('are none of a calendar and itself', () => {
    expect(changedDays(vnGovCalendar, vnGovCalendar)).toEqual([]);
  });

  it('are those that are off in one of them alone, with their law', () => {
    const after = proclaiming(vnGovCalendar);
    const mourning = { vi: 'Quốc tang', en: 'National mourning' };
    const day = { date: '2026-03-04', name: mourning, basis: 'Thông báo của Chính phủ' };
    expect(changedDays(vnGovCalendar, after)).toEqual([day]);
    expect(changedDays(after, vnGovCalendar)).toEqual([day]);
  });

  it('are also those whose row comes into force, off or worked', () => {
    const inForce = <Row extends object>(row: Row) => ({ ...row, inForce: true });
    const { daysOff, extraWorkingDays } = vnGovCalendar;
    const decided = {
      ...vnGovCalendar,
      daysOff: daysOff.map(inForce),
      extraWorkingDays: extraWorkingDays.map(inForce),
    };
    expect(dates(vnGovCalendar, decided)).toEqual(['2026-11-23', '2026-11-28']);
  });

  it('are those of which another half is off, and those worked as another weekday', () => {
    const [off] = vnGovCalendar.daysOff;
    const [worked] = vnGovCalendar.extraWorkingDays;
    const halfOff = (part: 'morning' | 'afternoon') => ({
      ...vnGovCalendar,
      daysOff: off === undefined ? [] : [{ ...off, part }],
    });
    expect(dates(halfOff('morning'), halfOff('afternoon'))).toEqual(['2024-01-01']);
    const workedAs = (as: number) => ({
      ...vnGovCalendar,
      extraWorkingDays: worked === undefined ? [] : [{ ...worked, as }],
    });
    expect(dates(workedAs(1), workedAs(2))).toEqual(['2024-05-04']);
  });
});
