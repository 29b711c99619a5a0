import type { Calendar } from '#shared/calendar/calendar.ts';
import type { FeeRule } from '#shared/fee/fee-rule.ts';
import type { Batch } from '#shared/file/batch.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import type { KeptPaper } from '#shared/reuse/kept-paper.ts';
import type { Caller } from '#shared/unit/caller.ts';
import type { OfficerRecord } from '#shared/unit/officer.ts';
import type { DossierEvent } from './events.ts';
import type { OneStopRules } from './one-stop-rules.ts';
import type { Refusal } from './refusal.ts';
import type { ResultNumber } from './result.ts';

/** What a decision is taken from, besides the dossier and the command. */
export type Facts = {
  /** Now, UTC. */
  at: string;
  by: Caller;
  /** The version of the procedure that the dossier is under. */
  procedure: Procedure;
  calendar: Calendar;
  /** Who may work for the unit whose task or consultation is assigned; known if somebody is to be named. */
  officers?: OfficerRecord[] | undefined;
  /** The rules that lower fees, if the procedure has any. */
  feeRules?: readonly FeeRule[] | undefined;
  rules?: OneStopRules | undefined;
  /** The applicant's papers from earlier dossiers, if some of them are handed in again. */
  kept?: readonly KeptPaper[] | undefined;
  /** The batches that files of the dossier are parts of. */
  batches?: readonly Batch[] | undefined;
  /** The number of the result, if one is issued. */
  number?: ResultNumber | undefined;
};

export type Decision = Result<DossierEvent[], Refusal>;

export const hoursLater = (at: string, hours: number) =>
  new Date(Date.parse(at) + hours * 3_600_000).toISOString();
