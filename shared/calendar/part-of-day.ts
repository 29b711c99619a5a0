import * as z from 'zod';

export const PartOfDay = z.enum(['morning', 'afternoon']);

/** Whether a shift belongs to the half of the day that is off; every shift does where the whole day is. */
export const isOfPart = ([open]: readonly [string, string], part?: z.infer<typeof PartOfDay>) =>
  part === undefined || open < '12:00' === (part === 'morning');
