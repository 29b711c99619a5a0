import * as z from 'zod';
import { isWithin } from '#shared/unit/rights.ts';
import { UnitId } from '#shared/unit/unit.ts';

/** Under which symbol a unit and those below it write receipts from a day on. */
export const ReceiptSeries = z.strictObject({
  unit: UnitId,
  from: z.iso.date(),
  /** Form of the receipt (ký hiệu mẫu) and symbol of the series (ký hiệu biên lai). */
  template: z.string().min(1).max(20),
  symbol: z.string().regex(/^[A-Z0-9./-]{1,20}$/),
  basis: z.string().min(1),
  evidence: z.string().min(1),
});
export type ReceiptSeries = z.infer<typeof ReceiptSeries>;

/** The series in force for a unit on a day: the nearest authority's, and of that the latest. */
export const seriesFor = (all: readonly ReceiptSeries[], unit: string, date: string) =>
  all
    .filter((one) => isWithin(unit, one.unit) && one.from <= date)
    .toSorted((one, other) => one.unit.length - other.unit.length || one.from.localeCompare(other.from))
    .at(-1);
