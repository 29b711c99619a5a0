import * as z from 'zod';

/** A time of day in the calendar's own zone. */
export const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** HOUR, DAY and MONTH run on the wall clock; WORKING_HOUR and WORKING_DAY only while offices are open. */
export const LimitUnit = z.enum(['HOUR', 'WORKING_HOUR', 'WORKING_DAY', 'DAY', 'MONTH']);
export type LimitUnit = z.infer<typeof LimitUnit>;

/** How long something may take. The ceiling keeps a typing mistake from becoming a due date in the next century. */
export const Limit = z.object({ value: z.int().positive().max(10_000), unit: LimitUnit });
export type Limit = z.infer<typeof Limit>;

/** What a limit was made longer by, on the law that allows it. */
export const Extension = z.object({ limit: Limit, reason: z.string().min(1), basis: z.string().min(1) });
export type Extension = z.infer<typeof Extension>;

/** Why a clock may stand still. Each ground stops it only where the rule of the procedure says so. */
export const PauseGround = z.enum(['supplement', 'payment', 'consultation', 'force-majeure']);
export type PauseGround = z.infer<typeof PauseGround>;

/** `subtract` pushes the due back by the pause, `restart` begins the whole limit again after it, `none` lets it run on. */
export const PauseEffect = z.enum(['subtract', 'restart', 'none']);
export type PauseEffect = z.infer<typeof PauseEffect>;

/**
 * How a limit runs, with its legal basis.
 *
 * - `start` matters to limits in days and months: is the day of receipt counted (`at-once`) or not (`next-day`)?
 *   Hours always count from the moment itself.
 * - `cutOff`: what is received later than this time of day is treated as received when offices next open on another
 *   day. The exact time is still in time.
 * - `pauses`: what waiting on a ground does, each on a basis of its own. A ground that is not named stops nothing: no
 *   clock stands still unless a rule says so. For a supplement the one-stop rules say it, unless the law of the sector
 *   is named here.
 * - `postmark`: what came by post counts as received by the postmark of its arrival, on a basis of its own.
 * - `onSupplement`: what earlier versions wrote for a supplement, on the rule's own basis; no longer published.
 *
 * - `runsFrom`: the limit of a dossier that another unit's desk received runs from when the resolving unit has it.
 *
 * "Same day; after 15:00 the next working day" (procedure 2.000635) is one WORKING_DAY, `at-once`, cut-off `15:00`.
 */
export const ClockRule = z.object({
  start: z.enum(['next-day', 'at-once']),
  cutOff: ClockTime.optional(),
  onSupplement: z.enum(['subtract', 'restart']).optional(),
  pauses: z
    .partialRecord(PauseGround, z.strictObject({ effect: PauseEffect, basis: z.string().min(1) }))
    .optional(),
  postmark: z.strictObject({ basis: z.string().min(1) }).optional(),
  runsFrom: z.strictObject({ receiptBy: z.literal('resolving-unit'), basis: z.string().min(1) }).optional(),
  basis: z.string().min(1),
});
export type ClockRule = z.infer<typeof ClockRule>;

/** What a pause on this ground does to the clock; a row of `pauses` says it before `onSupplement` does. */
export const pauseEffect = ({ pauses, onSupplement }: ClockRule, ground: PauseGround): PauseEffect =>
  pauses?.[ground]?.effect ?? (ground === 'supplement' ? onSupplement : undefined) ?? 'none';
