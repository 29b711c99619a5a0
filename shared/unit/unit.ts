import * as z from 'zod';
import { Text } from '#shared/kernel/text.ts';

/** Identifier of an agency, largest unit first (QĐ 20/2020/QĐ-TTg): the unit above is the part before the last dot. */
export const UnitId = z
  .string()
  .max(35)
  .regex(/^[A-Z]\d{2}(\.\d{1,3})*$/);

/** A department or reception office, in the tree of the deployment's agencies. */
export const Unit = z.strictObject({
  id: UnitId,
  name: Text,
  /** Absent for a unit at the top of the tree. */
  parent: UnitId.optional(),
  kind: z.enum(['ministry', 'province', 'department', 'commune', 'service-centre']),
  /** How the unit is named in dossier codes; written as the code pattern in force asks. */
  agencyCode: z.string().regex(/^[A-Z0-9.]{3,35}$/),
  /** As the signs of its papers have it: `UBND`. */
  abbreviation: z.string().min(1).max(20).optional(),
  address: Text.optional(),
  /** Where papers are dated from: `An Bình, ngày …`. */
  place: Text.optional(),
  phone: z.string().max(40).optional(),
  /** Its desk receives for other units too, as a Public Administration Service Centre does (NĐ 118/2025, Điều 14). */
  receivesForOthers: z.literal(true).optional(),
});
export type Unit = z.infer<typeof Unit>;

export type UnitProblem = 'duplicate-unit' | 'unknown-parent' | 'parent-not-in-id';

/** Who a unit's parent must be, going by its identifier alone; undefined at the top. */
export const parentInId = (id: string) => (id.includes('.') ? id.slice(0, id.lastIndexOf('.')) : undefined);

/**
 * What is wrong with the tree. A parent that is not the identifier's own prefix is refused, because rights are decided
 * by prefix (see `rights.ts`); that also leaves no room for a cycle.
 */
export function checkUnits(units: readonly Unit[]): { unit: string; problem: UnitProblem }[] {
  const ids = new Set(units.map(({ id }) => id));
  return units.flatMap((unit, index) => {
    const problems: UnitProblem[] = [];
    if (units.findIndex(({ id }) => id === unit.id) !== index) problems.push('duplicate-unit');
    if (unit.parent !== undefined && !ids.has(unit.parent)) problems.push('unknown-parent');
    if (unit.parent !== undefined && unit.parent !== parentInId(unit.id)) problems.push('parent-not-in-id');
    return problems.map((problem) => ({ unit: unit.id, problem }));
  });
}
