import * as z from 'zod';
import { Text } from '#shared/kernel/text.ts';
import { ClockTime } from './limit.ts';
import { PartOfDay } from './part-of-day.ts';

const Shift = z.tuple([ClockTime, ClockTime]);

const Weekday = z.enum(['1', '2', '3', '4', '5', '6', '7']);

/** Opening hours by ISO weekday, `1` being Monday; an empty list is a weekly day off. */
const Week = z.record(Weekday, z.array(Shift));

/** Where a row comes from and how sure that is: seen in a source, recalled, or computed from a rule. */
const Evidence = z.object({ sure: z.enum(['seen', 'recalled', 'computed']), source: z.string().min(1) });

const row = {
  date: z.iso.date(),
  name: Text,
  basis: z.string().min(1),
  evidence: Evidence,
  /** `false` keeps a row that is announced but not enacted: known, and without effect. */
  inForce: z.boolean().default(true),
};

/** A date without work: by law, in compensation for a holiday on a weekly day off, or swapped with a Saturday. */
export const DayOff = z.object({
  ...row,
  kind: z.enum(['holiday', 'compensation', 'swap']),
  /** Only this half of the day is off: the shifts that open before noon, or the others. */
  part: PartOfDay.optional(),
});
export type DayOff = z.infer<typeof DayOff>;

/** A date that is worked although its weekday is off; `as` is the weekday whose hours apply. */
export const ExtraWorkingDay = z.object({ ...row, as: z.int().min(1).max(7) });
export type ExtraWorkingDay = z.infer<typeof ExtraWorkingDay>;

/** A year whose days off are in the record: decided by the authorities, or only what can be foreseen. */
const CoveredYear = z.object({
  year: z.int(),
  status: z.enum(['decided', 'provisional']),
  basis: z.string().min(1),
});

/** The fields of a calendar, each well formed. */
export const CalendarRecord = z.object({
  id: z.string().min(1),
  version: z.int().positive(),
  from: z.iso.date(),
  name: Text,
  basis: z.string().min(1),
  utcOffset: z.string().regex(/^[+-]([01]\d|2[0-3]):[0-5]\d$/),
  week: Week,
  /** Weekdays on which offices are open and dossiers are received, and which are no working days all the same. */
  openNotCounted: z.array(Weekday).optional(),
  years: z.array(CoveredYear).min(1),
  daysOff: z.array(DayOff),
  extraWorkingDays: z.array(ExtraWorkingDay),
});
export type CalendarRecord = z.infer<typeof CalendarRecord>;
