import * as z from 'zod';
import { shippedRecords } from '#shared/kernel/dated.ts';
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

/** The scheme in force on a day, `YYYY-MM-DD`. */
export const ratingSchemeAt = shippedRecords(RatingScheme, data);
