import * as z from 'zod';

/** Chosen by the caller, so that a request that is sent twice is one. */
export const ChosenId = z.string().regex(/^[A-Za-z0-9._-]{1,60}$/);

/** Such an id as its owner chose it, or whole, as every answer shows it. */
export const NamedId = z.string().regex(/^([A-Za-z0-9._-]{1,60}~)?[A-Za-z0-9._-]{1,60}$/);
