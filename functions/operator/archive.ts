import * as z from 'zod';

/** What the stage says of its archive: for how many days it locks at least. */
export const Archive = z.object({ ARCHIVE_LOCKED_FOR: z.coerce.number().int().positive().optional() });
