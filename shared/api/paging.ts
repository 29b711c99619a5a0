import * as z from 'zod';
import { wholeNumber } from './whole-number.ts';

/** What `nextCursor` said: opaque, and good only for the same caller asking for the same list. */
export const Cursor = z.string();

/** Query parameters of a list, with the size of its pages where none is asked for. */
export const pagingBy = (usual: number) => ({
  limit: wholeNumber(z.int().min(1).max(100)).default(usual).meta({ default: usual }),
  cursor: Cursor.optional(),
});

/** Query parameters of every list. */
export const paging = pagingBy(25);
