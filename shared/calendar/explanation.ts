import * as z from 'zod';
import { Text } from '#shared/kernel/text.ts';
import { YearStatus } from './calendar.ts';
import { DayOff, ExtraWorkingDay } from './calendar-record.ts';
import { ClockRule, Extension, Limit, PauseEffect, PauseGround } from './limit.ts';

const Instant = z.iso.datetime({ offset: true });

/** A span in which the dossier waits; without `to` it still does. Whether its clock stands still, the rule decides. */
export const Pause = z.object({
  from: Instant,
  to: Instant.optional(),
  /** Absent in a wait for a supplement. */
  ground: PauseGround.optional(),
  reason: z.string().min(1),
});
export type Pause = z.infer<typeof Pause>;

/** Why counting does not begin at the moment of receipt. */
export const StartReason = z.enum(['supplemented', 'resumed', 'cut-off', 'non-working-time', 'next-day']);
export type StartReason = z.infer<typeof StartReason>;

/** What a pause did: the part of it in which the clock would have run, in milliseconds on either clock. */
const CountedPause = Pause.extend({ effect: PauseEffect, workingTime: z.int(), elapsedTime: z.int() });
export type CountedPause = z.infer<typeof CountedPause>;

/**
 * Everything a due date rests on, as data; `explain` puts it into words.
 *
 * For limits in working time, the days from receipt (or the last restart) to the due day are `daysCounted`
 * + `weekendDaysSkipped` + `daysOffSkipped` + `daysNotCounted`; days of pauses are among the counted ones. For the
 * others, every calendar day from the start to the due day counts, except those passed over because the limit ran out
 * on a day off.
 */
export const Explanation = z.object({
  receivedAt: Instant,
  countsFrom: z.object({ at: Instant, because: z.array(StartReason) }),
  /** Working days before counting began: the day of receipt, or what the cut-off passed over. */
  daysNotCounted: z.array(z.iso.date()),
  daysCounted: z.int(),
  weekendDaysSkipped: z.int(),
  /** On how many of them offices were open all the same; absent where on none. */
  openDaysSkipped: z.int().positive().optional(),
  daysOffSkipped: z.array(DayOff.pick({ date: true, name: true, basis: true, kind: true })),
  /** Days that count although half of them was off. */
  halfDaysOff: z.array(
    DayOff.pick({ date: true, name: true, basis: true }).extend({ part: z.enum(['morning', 'afternoon']) }),
  ),
  extraWorkingDays: z.array(ExtraWorkingDay.pick({ date: true, name: true, basis: true })),
  pauses: z.array(CountedPause),
  /** Absent where the limit is as the procedure has it. */
  extensions: z.array(Extension).optional(),
  limit: Limit,
  rule: ClockRule,
  calendar: z.object({ id: z.string(), version: z.int(), name: Text, utcOffset: z.string() }),
  /** Years on the way whose days off are not decided, or not in the calendar at all: the date may yet move. */
  yearsNotFinal: z.array(z.object({ year: z.int(), status: YearStatus.exclude(['decided']) })),
});
export type Explanation = z.infer<typeof Explanation>;

/**
 * When a limit ends. `pausedSince` is present while the clock stands still: `at` is then what the due would be had
 * the clock gone on at once, and nothing becomes overdue by waiting.
 */
export const Due = z.object({
  at: Instant,
  startsAt: Instant,
  limit: Limit,
  pausedSince: Instant.optional(),
  explanation: Explanation,
});
export type Due = z.infer<typeof Due>;
