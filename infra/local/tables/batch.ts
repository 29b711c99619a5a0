import { z } from 'zod';
import type { StreamRecord } from '#local/tables/stream-record.ts';

/** Some changes in order, and how often they were tried. */
export interface Batch {
  records: StreamRecord[];
  attempts: number;
}

const Response = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish() })
  .nullish();

/**
 * What is left of a batch to try again, in order: from the first record on that the function reports. A report that
 * names no record of the batch, or that cannot be read, means all of it.
 */
export function leftByReport(batch: Batch, response: unknown, bisects: boolean): Batch[] {
  const report = Response.safeParse(response);
  const ids = report.data?.batchItemFailures?.map(({ itemIdentifier }) => itemIdentifier) ?? [];
  if (report.success && ids.length === 0) return [];
  const places = ids.map((id) => batch.records.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === id));
  const from = Math.min(...places);
  if (!Number.isFinite(from) || from < 0) return leftByFailure(batch, bisects);
  if (from === 0) return [{ ...batch, attempts: batch.attempts + 1 }];
  return [{ records: batch.records.slice(from), attempts: 1 }];
}

/** All of it again, or its two halves: halving does not count as a try. */
export function leftByFailure(batch: Batch, bisects: boolean): Batch[] {
  return bisects && batch.records.length > 1 ? halves(batch) : [{ ...batch, attempts: batch.attempts + 1 }];
}

export function halves({ records, attempts }: Batch): Batch[] {
  const middle = Math.ceil(records.length / 2);
  return [
    { records: records.slice(0, middle), attempts },
    { records: records.slice(middle), attempts },
  ];
}
