import * as z from 'zod';

/** Query parameters of every list. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(500).optional(),
};
