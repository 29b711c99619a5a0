import type { Result } from '#shared/kernel/result.ts';
import type { Absence } from './absence.ts';

/** The absences of a unit that are not over, and how often they were changed. */
type Entered = { absences: Absence[]; version: number };

/** Keeps who is absent and who stands in. */
export interface AbsenceStore {
  /** The unit's absences whose last day is `today` or later. */
  current(unit: string, today: string): Promise<Entered>;
  /** Enters an absence, or writes that it has ended; `stale` where the unit's were changed since that version. */
  put(absence: Absence, version: number): Promise<Result<void, 'stale'>>;
}
