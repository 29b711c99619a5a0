import * as z from 'zod';
import { localDate } from '#shared/kernel/time.ts';
import { UnitId } from './unit.ts';

/** A planned absence: whom, from which day through which, and who does the work meanwhile. It is ended, never removed. */
export const Absence = z.strictObject({
  id: z.string().min(1),
  officer: z.string().min(1),
  unit: UnitId,
  /** First and last day (Asia/Ho_Chi_Minh). */
  from: z.iso.date(),
  to: z.iso.date(),
  substitute: z.string().min(1),
  /** Codes of the procedures that it is about; absent for all. */
  procedures: z.array(z.string()).min(1).optional(),
  reason: z.string().min(1),
  enteredBy: z.string().min(1),
  enteredAt: z.iso.datetime(),
  /** Digest of the request that entered it, to know the same one again. */
  digest: z.string().optional(),
  /** Where it was ended before its last day. */
  ended: z.object({ at: z.iso.datetime(), by: z.string().min(1) }).optional(),
});
export type Absence = z.infer<typeof Absence>;

/** Why an absence is not entered, or not ended. */
export type AbsenceRefusal =
  | 'unknown-officer'
  | 'unknown-substitute'
  | 'substitutes-for-oneself'
  | 'absence-over'
  | 'absence-overlaps'
  | 'substitute-absent';

export type Span = Pick<Absence, 'from' | 'to' | 'procedures' | 'ended'>;

const covers = ({ procedures }: Span, procedure: string) =>
  procedures === undefined || procedures.includes(procedure);

/** Whether the absence is in force at an instant. */
export const isInForce = ({ from, to, ended }: Span, at: string) => {
  const today = localDate(at);
  return from <= today && today <= to && (ended === undefined || at < ended.at);
};

/** Whether two absences meet on a day and in a procedure; of one that was ended, what is left counts. */
export function meet(one: Span, other: Span): boolean {
  const last = ({ to, ended }: Span) => (ended === undefined ? to : localDate(ended.at));
  const common = one.procedures?.some((procedure) => covers(other, procedure)) ?? true;
  return one.from <= last(other) && other.from <= last(one) && common;
}

/** What stands in the way of an absence, beside those that are entered. `officers` are those of the unit. */
export function checkAbsence(
  wanted: Absence,
  others: readonly Absence[],
  officers: readonly { id: string; unit: string }[],
): AbsenceRefusal | undefined {
  const works = (wantedId: string) =>
    officers.some(({ id, unit }) => id === wantedId && unit === wanted.unit);
  if (!works(wanted.officer)) return 'unknown-officer';
  if (wanted.substitute === wanted.officer) return 'substitutes-for-oneself';
  if (!works(wanted.substitute)) return 'unknown-substitute';
  if (wanted.to < wanted.from || wanted.to < localDate(wanted.enteredAt)) return 'absence-over';
  const standing = others.filter(({ ended }) => ended === undefined);
  if (standing.some((other) => other.officer === wanted.officer && meet(other, wanted)))
    return 'absence-overlaps';
  // There is no chain: who is absent himself stands in for nobody.
  return standing.some((other) => other.officer === wanted.substitute && meet(other, wanted))
    ? 'substitute-absent'
    : undefined;
}

/** Whether the substitute is absent as well for a part of the time: then nobody stands in, and a leader should know. */
export const lacksSubstitute = (absence: Absence, all: readonly Absence[]) =>
  all.some(
    (other) => other.officer === absence.substitute && other.ended === undefined && meet(other, absence),
  );

/** For whom an officer stands in now, in a procedure. */
export const standsInFor = (
  absences: readonly Absence[],
  { officer, procedure, at }: { officer: string; procedure: string; at: string },
): string[] =>
  absences
    .filter(
      (absence) => absence.substitute === officer && isInForce(absence, at) && covers(absence, procedure),
    )
    .map((absence) => absence.officer);
