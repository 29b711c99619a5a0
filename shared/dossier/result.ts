import * as z from 'zod';
import { SignedAs } from '#shared/unit/signing.ts';

/** The number under which a result is given out: one series per unit and year. */
export const ResultNumber = z.object({ ordinal: z.int().positive(), year: z.int(), unit: z.string() });
export type ResultNumber = z.infer<typeof ResultNumber>;

/** A result that is being made from a template. */
export const OrderedResult = z.object({
  template: z.string(),
  at: z.iso.datetime(),
  /** Where no officer is asked: when an officer has to be, if the result has not come. */
  until: z.iso.datetime().optional(),
});

/** The leader's signature: by whom, and over which state of the journal or which file. */
export const Signature = z.object({
  by: z.string(),
  at: z.iso.datetime(),
  over: z.string(),
  file: z.string().optional(),
  as: SignedAs.optional(),
});

/** Which agency is competent instead, and what the applicant is told about it. */
export const Guidance = z.object({ agency: z.string(), text: z.string().optional() });
export type Guidance = z.infer<typeof Guidance>;
