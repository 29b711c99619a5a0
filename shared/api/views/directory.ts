import * as z from 'zod';
import { Text } from '#shared/kernel/text.ts';
import { Role } from '#shared/unit/role.ts';
import { SigningPower } from '#shared/unit/signing-power.ts';
import { Unit, UnitId } from '#shared/unit/unit.ts';

export const UnitView = z.strictObject({
  /** Its id, as every request names it. */
  unit: UnitId,
  ...Unit.pick({ name: true, kind: true, parent: true, receivesForOthers: true }).shape,
});
export type UnitView = z.infer<typeof UnitView>;

/** Somebody who is not there now, for some or all procedures, and who does the work meanwhile. */
const Away = z.strictObject({
  to: z.iso.date(),
  substitute: z.string(),
  procedures: z.array(z.string()).optional(),
});

export const PersonView = z.strictObject({
  /** Their id, as every request names it. */
  officer: z.string(),
  name: z.string(),
  unit: z.string(),
  roles: z.array(Role),
  away: z.array(Away).optional(),
});
export type PersonView = z.infer<typeof PersonView>;

/** Who calls, and for whom: what a program of theirs has to know before it shows anything. */
export const MeView = z.strictObject({
  id: z.string(),
  kind: z.enum(['officer', 'manager', 'auditor', 'portal']),
  /** Absent where the directory does not know the person, and for portals. */
  name: z.string().optional(),
  unit: z.strictObject({ id: z.string(), name: Text.optional() }).optional(),
  roles: z.array(Role).optional(),
  /** As whom the caller signs for the agency; absent where they do not. */
  signs: SigningPower.optional(),
  away: z.array(Away).optional(),
  /** In whose place the caller may act now. */
  standsInFor: z.array(z.strictObject({ id: z.string(), name: z.string().optional() })).optional(),
});
export type MeView = z.infer<typeof MeView>;
