import * as z from 'zod';

/** A sentence or name that a person reads, in both languages. */
export const Text = z.object({ vi: z.string().min(1), en: z.string().min(1) });
export type Text = z.infer<typeof Text>;
