import * as z from 'zod';
import { Text } from '#shared/kernel/text.ts';
import { UnitId } from '#shared/unit/unit.ts';
import { Amount, FeeKind, RefundTerms, Subject } from './fee-schedule.ts';
import { ReliefGround } from './relief.ts';

/** A dated decision on fees of the whole country or of one authority and its units: it lowers them, waives them, or sets an amount. */
export const FeeRule = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  name: Text,
  effect: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('exempt') }),
    z.strictObject({ kind: z.literal('reduce'), percent: z.int().min(1).max(99) }),
    /** The authority's own amount for one unit of a line, before any relief; left out, the schedule's amount stays. */
    z.strictObject({ kind: z.literal('tariff'), amount: Amount.optional() }),
  ]),
  /** What is given back of the lines that it applies to, where it differs from the schedule. */
  refund: RefundTerms.optional(),
  /** The groups of fees that it speaks of (`FeeSchedule.group`). */
  groups: z.array(z.string().regex(/^[a-z0-9-]{1,40}$/)).min(1),
  /** Fees (phí) or charges (lệ phí) alone; left out, both. */
  kinds: z.array(FeeKind).min(1).optional(),
  /** Lines of schedules that it is limited to, by their codes. */
  codes: z.array(z.string().min(1)).min(1).optional(),
  /** The authority that decided: it counts for that unit and all below it. Left out, it counts in the whole country. */
  unit: UnitId.optional(),
  /** First and last day (Asia/Ho_Chi_Minh) on which a dossier must have been received. */
  from: z.iso.date(),
  to: z.iso.date().optional(),
  channels: z.array(z.enum(['online', 'desk', 'post'])).min(1),
  /** Levels of the online service (1 to 4) that it is limited to. */
  levels: z.array(z.int().min(1).max(4)).min(1).optional(),
  /** Applicants that it is limited to. */
  subjects: z.array(Subject).min(1).optional(),
  /** Grounds that the applicant must claim; one of them is enough. */
  grounds: z.array(ReliefGround).min(1).optional(),
  /** Earlier rules of the same force that it takes the place of wherever both would count. */
  replaces: z.array(z.string()).min(1).optional(),
  basis: z.string().min(1),
  evidence: z.string().min(1),
});
export type FeeRule = z.infer<typeof FeeRule>;
