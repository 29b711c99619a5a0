import * as z from 'zod';

/** A time of day in the calendar's own zone. */
export const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** HOUR, DAY and MONTH run on the wall clock; WORKING_HOUR and WORKING_DAY only while offices are open. */
export const LimitUnit = z.enum(['HOUR', 'WORKING_HOUR', 'WORKING_DAY', 'DAY', 'MONTH']);
export type LimitUnit = z.infer<typeof LimitUnit>;

/** How long something may take. The ceiling keeps a typing mistake from becoming a due date in the next century. */
export const Limit = z.object({ value: z.int().positive().max(10_000), unit: LimitUnit });
export type Limit = z.infer<typeof Limit>;

/**
 * How a limit runs, with its legal basis.
 *
 * - `start` matters to limits in days and months: is the day of receipt counted (`at-once`) or not (`next-day`)?
 *   Hours always count from the moment itself.
 * - `cutOff`: what is received later than this time of day is treated as received when offices next open on another
 *   day. The exact time is still in time.
 * - `onSupplement`: does a pause push the due back by its length, or does the whole limit begin again after it?
 *
 * "Same day; after 15:00 the next working day" (procedure 2.000635) is one WORKING_DAY, `at-once`, cut-off `15:00`.
 */
export const ClockRule = z.object({
  start: z.enum(['next-day', 'at-once']),
  cutOff: ClockTime.optional(),
  onSupplement: z.enum(['subtract', 'restart']),
  basis: z.string().min(1),
});
export type ClockRule = z.infer<typeof ClockRule>;
