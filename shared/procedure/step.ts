import * as z from 'zod';
import { Limit } from '#shared/calendar/limit.ts';
import { Text } from '#shared/kernel/text.ts';
import { Role } from '#shared/unit/role.ts';

const Id = z.string().regex(/^[a-z0-9-]{1,40}$/);

/**
 * What an outcome does to the dossier in law:
 * `accept` receives it (the clock starts, the appointment is made); `advance` hands it on; `supplement` asks for papers
 * and pauses the clock; `sign` is the leader's signature; `issue` numbers and gives out the result; `return` gives the result back and closes; `refuse` declines it
 * at reception or, by a letter that somebody else signs, after appraisal; `stop` ends it unresolved by such a letter.
 */
export const Effect = z.enum([
  'accept',
  'advance',
  'supplement',
  'sign',
  'issue',
  'return',
  'refuse',
  'stop',
]);
export type Effect = z.infer<typeof Effect>;

/** One decision that the officer of a step may take. */
export const Outcome = z.strictObject({
  id: Id,
  name: Text,
  effect: Effect,
  /** The step that follows; absent exactly where the effect closes the dossier or waits for a supplement. */
  to: Id.optional(),
  /** How often a dossier may take it; an outcome that leads back has such an end, or it could go round for ever. */
  most: z.int().min(1).max(20).optional(),
});
export type Outcome = z.infer<typeof Outcome>;

/** One stage of the procedure's workflow: who works on it, how long, and how it may end. */
export const Step = z.strictObject({
  id: Id,
  name: Text,
  role: Role,
  /**
   * `receiving` is the unit that the dossier was handed in for and, of the steps of reception, the one whose desk received
   * it. Anything else names a unit.
   */
  unit: z.string().min(1),
  limit: Limit,
  /** How long before the step's due time its officer is warned. */
  warning: z.strictObject({ value: z.int().positive(), unit: z.literal('WORKING_HOUR') }),
  outcomes: z.array(Outcome).min(1),
  /**
   * The first step only: no officer is asked, the dossier is accepted and its result ordered at submission. The step
   * opens as an ordinary task where the result has not come within the step's limit.
   */
  automatic: z.literal(true).optional(),
  /**
   * A forwarding step is due at the close of the working day of receipt or, after the rule set's cut-off, when its own
   * limit has run from the next opening.
   */
  forwards: z.literal(true).optional(),
  /** Kept for published records: every step now waits for its open consultations, unless a reason is given. */
  consultation: z.literal('required-answers').optional(),
});
export type Step = z.infer<typeof Step>;

export const closing: ReadonlySet<Effect> = new Set(['return', 'refuse', 'stop']);
