import * as z from 'zod';
import { Limit } from '#shared/calendar/limit.ts';
import { Text } from '#shared/kernel/text.ts';

/** A ground on which the law of the procedure lets its limit be made longer, without an apology. */
export const Extension = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: Text,
  /** Maximum added at once, in the same unit; left out where the law sets none. */
  limit: Limit.optional(),
  /** Maximum uses in one dossier; left out where the law sets none. */
  most: z.int().min(1).optional(),
  /** It may be longer than `limit` where the applicant agrees in writing. */
  agreement: z.literal(true).optional(),
  basis: z.string().min(1),
});
export type Extension = z.infer<typeof Extension>;
