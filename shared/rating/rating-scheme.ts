import * as z from 'zod';
import { Text } from '#shared/kernel/text.ts';
import data from './data/rating-schemes.json' with { type: 'json' };

/** What applicants are asked about how they were served, and how they may answer: a dated record with its basis. */
const RatingScheme = z.strictObject({
  /** First day of rating (Asia/Ho_Chi_Minh). */
  from: z.iso.date(),
  basis: z.string().min(1),
  evidence: z.string().min(1),
  /** From the worst, which is 1, to the best. */
  answers: z.array(Text).min(2),
  /** The first is always asked. */
  criteria: z.array(z.strictObject({ id: z.string(), name: Text })).min(1),
});
export type RatingScheme = z.infer<typeof RatingScheme>;

const schemes = z
  .array(RatingScheme)
  .min(1)
  .parse(data)
  .toSorted((one, other) => one.from.localeCompare(other.from));

/** The scheme in force on a day, `YYYY-MM-DD`; of those before any of them, the oldest. */
export function ratingSchemeAt(date: string): RatingScheme {
  const scheme = schemes.findLast(({ from }) => from <= date) ?? schemes[0];
  if (scheme === undefined) throw new Error('no rating scheme is known');
  return scheme;
}
