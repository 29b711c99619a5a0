import * as z from 'zod';

/** What is in force from a day or an instant on; of the same thing, until the next begins. */
type Dated = { from: string };

const byFrom = (one: Dated, other: Dated) => one.from.localeCompare(other.from);

/** The latest of the records that have begun by a day or an instant; undefined before all of them. */
export const latestAt = <T extends Dated>(records: readonly T[], at: string): T | undefined =>
  records
    .filter(({ from }) => from <= at)
    .toSorted(byFrom)
    .at(-1);

/** The records in force at an instant: from their first on, and no longer at that of their end. */
export const inForceAt = <T extends Dated & { to?: string | undefined }>(records: readonly T[], at: string) =>
  records.filter(({ from, to }) => from <= at && (to === undefined || at < to));

/** Looks up records that are shipped with the code: for days before all of them the oldest is in force. */
export function shippedRecords<T extends Dated>(schema: z.ZodType<T>, data: unknown): (date: string) => T {
  const records = z.array(schema).parse(data).toSorted(byFrom);
  const [oldest] = records;
  if (oldest === undefined) throw new Error('no records are shipped');
  return (date) => records.findLast(({ from }) => from <= date) ?? oldest;
}
