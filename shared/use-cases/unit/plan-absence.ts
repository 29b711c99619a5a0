import { digestOf } from '#shared/kernel/digest.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { localDate } from '#shared/kernel/time.ts';
import { type Absence, type AbsenceRefusal, checkAbsence } from '#shared/unit/absence.ts';
import type { AbsenceStore } from '#shared/unit/absences.ts';
import type { Officer } from '#shared/unit/caller.ts';
import { type OfficerDirectory, officersOn } from '#shared/unit/officer.ts';
import { isWithin } from '#shared/unit/rights.ts';

export type AbsenceDeps = { absences: AbsenceStore; reference: OfficerDirectory };

type Wanted = Pick<Absence, 'officer' | 'unit' | 'from' | 'to' | 'substitute' | 'procedures' | 'reason'>;
type Idempotency = { key: string; digest: string };

/** An absence, and the others of the unit as they are then. */
type Planned = { absence: Absence; all: Absence[] };
type Denied = AbsenceRefusal | 'forbidden' | 'key-reused';

/** Maximum attempts: on a version conflict the change is decided again. */
const maxAttempts = 10;

/** An officer plans his own absence, a leader that of anybody in the unit. */
const mayPlan = (by: Officer, { officer, unit }: Pick<Absence, 'officer' | 'unit'>) =>
  by.id === officer ? by.unit === unit : by.roles.includes('leader') && isWithin(unit, by.unit);

/** Enters an absence. Idempotent by key. */
export async function planAbsence(
  { absences, reference }: AbsenceDeps,
  wanted: Wanted,
  { by, at, key, digest }: { by: Officer; at: string } & Idempotency,
): Promise<Result<Planned, Denied>> {
  if (!mayPlan(by, wanted)) return fail('forbidden');
  const id = digestOf(by.id, key).slice(0, 32);
  const absence: Absence = { ...wanted, id, digest, enteredBy: by.id, enteredAt: at };
  const today = localDate(at);
  const officers = officersOn(await reference.officers(wanted.unit), today);
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    const { absences: all, version } = await absences.current(wanted.unit, today);
    const earlier = all.find((one) => one.id === id);
    if (earlier !== undefined)
      return earlier.digest === digest ? ok({ absence: earlier, all }) : fail('key-reused');
    const refused = checkAbsence(absence, all, officers);
    if (refused !== undefined) return fail(refused);
    if ((await absences.put(absence, version)).ok) return ok({ absence, all: [...all, absence] });
  }
  throw new Error(`the absence of ${wanted.officer} met a version conflict at every attempt`);
}

/** Ends an absence from now on; one that was ended stays as it is. */
export async function endAbsence(
  { absences }: Pick<AbsenceDeps, 'absences'>,
  { id, unit }: Pick<Absence, 'id' | 'unit'>,
  { by, at }: { by: Officer; at: string },
): Promise<Result<Planned, 'unknown-absence' | 'forbidden'>> {
  // The absences of a unit are listed to its own officers alone, so nobody else learns whether one exists.
  if (!isWithin(unit, by.unit)) return fail('unknown-absence');
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    const { absences: all, version } = await absences.current(unit, localDate(at));
    const found = all.find((one) => one.id === id);
    if (found === undefined) return fail('unknown-absence');
    if (!mayPlan(by, found)) return fail('forbidden');
    if (found.ended !== undefined) return ok({ absence: found, all });
    const absence = { ...found, ended: { at, by: by.id } };
    if ((await absences.put(absence, version)).ok)
      return ok({ absence, all: all.map((one) => (one.id === id ? absence : one)) });
  }
  throw new Error(`others were always faster than the end of the absence ${id}`);
}
