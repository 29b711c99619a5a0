import { type Batch, type BatchStore, isExpired } from '#shared/file/batch.ts';
import type { NewFile } from '#shared/file/file.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { isAtTheDesk } from '#shared/unit/rights.ts';

type Asking = { desks: readonly string[]; by: Caller; at: string };

/** The batches that files are parts of, as far as the caller may use them for a dossier of these desks. */
export async function batchesOf(
  batches: Pick<BatchStore, 'find'>,
  files: readonly NewFile[],
  { at, by, desks }: Asking,
): Promise<Batch[]> {
  const ids = new Set(files.flatMap(({ part }) => part?.batch ?? []));
  const found = await Promise.all([...ids].map((id) => batches.find(id)));
  const isUsable = (batch: Batch) =>
    desks.includes(batch.unit) && isAtTheDesk(by, batch) && !isExpired(batch, at);
  return found.flatMap((batch) => (batch !== undefined && isUsable(batch) ? [batch] : []));
}
