import * as z from 'zod';

/** In which capacity somebody signs for an agency (Nghị định 30/2020, Điều 13). */
export const Capacity = z.enum(['head', 'deputy', 'by-order', 'by-authority']);
export type Capacity = z.infer<typeof Capacity>;

const words = z.string().min(1).max(200);

/**
 * What an officer's signature stands for: the head signs as such; a deputy in the head's place (KT.), the head of a
 * department by order (TL.) or, in writing and for a time, by authority (TUQ.). Titles are in Vietnamese capitals.
 */
export const SigningPower = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('head'), title: words }),
  z.strictObject({ as: z.literal('deputy'), title: words, head: words }),
  z.strictObject({ as: z.literal('by-order'), title: words, head: words, basis: words }),
  z.strictObject({
    as: z.literal('by-authority'),
    title: words,
    head: words,
    basis: words,
    /** Last day (Asia/Ho_Chi_Minh). */
    until: z.iso.date(),
  }),
]);
export type SigningPower = z.infer<typeof SigningPower>;

const marks: Record<Exclude<Capacity, 'head'>, string> = {
  deputy: 'KT.',
  'by-order': 'TL.',
  'by-authority': 'TUQ.',
};

/** What stands over the signature, line by line: `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`. */
export const signatureLines = (power: SigningPower): string[] =>
  power.as === 'head' ? [power.title] : [`${marks[power.as]} ${power.head}`, power.title];
