import * as z from 'zod';
import { latestAt } from '#shared/kernel/dated.ts';
import { ProcedureCode } from '../procedure.ts';
import { Certainty, keptFor } from './retention.ts';

const Term = z.strictObject(keptFor);
export type DefaultTerm = z.infer<typeof Term>;

/** How long the organisation keeps what no law sets a term for, from a day on, until its next decision. */
export const RetentionDefault = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  /** First day (Asia/Ho_Chi_Minh) on which dossiers must have ended. */
  from: z.iso.date(),
  usual: Term,
  /** Procedures whose dossiers it keeps for another time. */
  others: z
    .array(z.strictObject({ procedures: z.array(ProcedureCode).min(1), ...keptFor }))
    .min(1)
    .optional(),
  /** The decision by its number; as long as it is assumed, how the terms were chosen. */
  basis: z.string().min(1),
  evidence: z.strictObject({ sure: Certainty, source: z.string().min(1) }),
});
export type RetentionDefault = z.infer<typeof RetentionDefault>;

/**
 * The default for what ended on a day: the one in force then. What ended before there was any waits for the first to
 * begin, and is under that one, however much later it is asked for.
 */
export function defaultFor(
  defaults: readonly RetentionDefault[],
  { ended, today }: { ended: string; today: string },
): RetentionDefault | undefined {
  const begun = defaults.filter(({ from }) => from <= today);
  return latestAt(begun, ended) ?? begun.toSorted((one, other) => one.from.localeCompare(other.from))[0];
}

/** Its term for the dossiers of a procedure. */
export function termOf({ usual, others = [] }: RetentionDefault, procedure: string): DefaultTerm {
  const other = others.find(({ procedures }) => procedures.includes(procedure));
  if (other === undefined) return usual;
  const { procedures: _, ...term } = other;
  return term;
}
