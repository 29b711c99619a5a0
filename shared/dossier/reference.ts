import type { Calendar } from '#shared/calendar/calendar.ts';
import type { FeeRule } from '#shared/fee/fee-rule.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import type { OfficerDirectory } from '#shared/unit/officer.ts';

/** The dated records that decisions are taken from. */
export interface Reference extends OfficerDirectory {
  /** A version of a procedure, or the one in force on `date`; undefined if there is none. */
  procedure(code: string, which: { version: number } | { date: string }): Promise<Procedure | undefined>;
  /**
   * The calendar record in force at `at`, or the one that began `from`; throws if none is published. With a `version`
   * it is the record as it was then, or as it is now if that was not kept.
   */
  calendar(
    id: string,
    which: { at: string } | { from: string; version?: number | undefined },
  ): Promise<Calendar>;
  /** Every rule that ever lowered or waived a fee; which of them count is decided by date, unit and channel. */
  feeRules(): Promise<FeeRule[]>;
}
