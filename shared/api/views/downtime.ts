import * as z from 'zod';
import { Downtime } from '#shared/procedure/downtime.ts';

export const Downtimes = z.strictObject({
  items: z.array(
    z.strictObject({
      ...Downtime.omit({ id: true }).shape,
      /** Whether it has begun. */
      state: z.enum(['planned', 'now']),
    }),
  ),
});
