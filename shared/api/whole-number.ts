import * as z from 'zod';

/** A number in a path or a query: digits, and nothing that JavaScript takes for a number besides (`0x10`, `1e1`, blanks). */
export function wholeNumber(range: z.ZodType<number, number>) {
  const { $schema: _, ...described } = z.toJSONSchema(range, { io: 'input' });
  const numberOf = (text: unknown) =>
    typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : text;
  return z.preprocess(numberOf, range).meta(described);
}
