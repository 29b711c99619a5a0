import * as z from 'zod';
import { line } from '#shared/kernel/line.ts';
import { Role } from './role.ts';
import { SigningPower } from './signing-power.ts';
import { UnitId } from './unit.ts';

/** Somebody who works for a unit from one day on; a transfer or another role is another record. */
export const OfficerRecord = z.strictObject({
  /** The subject of the officer's tokens. */
  id: z
    .string()
    .max(100)
    .regex(/^[^\s#]+$/),
  name: line(200),
  unit: UnitId,
  roles: z.array(Role),
  /** Signs for the agency; nobody else does. */
  signs: SigningPower.optional(),
  /** First and last day (Asia/Ho_Chi_Minh); open-ended without `to`. */
  from: z.iso.date(),
  to: z.iso.date().optional(),
  active: z.boolean(),
});
export type OfficerRecord = z.infer<typeof OfficerRecord>;

/** The officers of one unit, every record that there ever was of them. */
export interface OfficerDirectory {
  officers(unit: string): Promise<OfficerRecord[]>;
}

/** Who works there on a day: of an officer's records the latest that has begun, if it has not ended. */
export function officersOn(records: readonly OfficerRecord[], date: string): OfficerRecord[] {
  const latest = new Map<string, OfficerRecord>();
  const begun = records.filter(({ from }) => from <= date);
  for (const record of begun.toSorted((one, other) => one.from.localeCompare(other.from)))
    latest.set(record.id, record);
  return [...latest.values()].filter(({ active, to }) => active && (to === undefined || date <= to));
}
