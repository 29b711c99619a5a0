import * as z from 'zod';

const unitRecord = { id: z.string(), unit: z.string(), at: z.iso.datetime() };

/** That somebody wants a unit's follow-up book (sổ theo dõi hồ sơ) over days, both included. */
export const BookOrder = z.object({
  ...unitRecord,
  from: z.iso.date(),
  to: z.iso.date(),
  by: z.string(),
  digest: z.string(),
});
export type BookOrder = z.infer<typeof BookOrder>;

/** A follow-up book that was printed. `id` is its order's. */
export const Book = z.object({
  ...unitRecord,
  rows: z.int().min(0),
  pages: z.int().positive(),
  sha256: z.string(),
});
export type Book = z.infer<typeof Book>;

/** The most days that one book is kept over: its printing has an end. */
export const mostDays = 31;

/** Where a printed book lies, among what is printed. */
export const bookKey = (id: string) => `books/${id}.pdf`;

/** Every day from one to another, `YYYY-MM-DD`. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = Date.parse(from); day <= Date.parse(to); day += 86_400_000) {
    days.push(new Date(day).toISOString().slice(0, 10));
  }
  return days;
}
