import * as z from 'zod';
import { Limit } from '#shared/calendar/limit.ts';
import { Guidance } from './result.ts';

const Instant = z.iso.datetime();

/** Until when: a limit from now, or an instant. */
export const Until = z.union([z.object({ limit: Limit }), z.object({ at: Instant })]);
export type Until = z.infer<typeof Until>;

export const LetterKind = z.enum(['apology', 'refusal', 'stop']);

/** What a letter to the applicant says: an apology with a new appointment, or that there will be no result. */
export const Letter = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('apology'),
    reason: z.string(),
    until: Until,
    /** One of the rule set's grounds on which no apology is due. */
    exemption: z.string().optional(),
  }),
  z.object({
    kind: z.enum(['refusal', 'stop']),
    /** The outcome of the open step that it ends with. */
    outcome: z.string(),
    reason: z.string(),
    basis: z.string().optional(),
    guidance: Guidance.optional(),
    /** Why the step ends without the answers that were asked for. */
    withoutAnswers: z.string().optional(),
  }),
]);
export type Letter = z.infer<typeof Letter>;

/** A letter that one officer drafted, waiting for another one to sign it. */
export const DraftedLetter = z.object({ letter: Letter, by: z.string(), at: Instant });
export type DraftedLetter = z.infer<typeof DraftedLetter>;
