import type { Finding } from '#shared/kernel/finding.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { isAtTheDesk } from '#shared/unit/rights.ts';
import { type Batch, type BatchBook, isExpired } from './batch.ts';
import type { NewFile } from './file.ts';

type Asking = { unit: string; by: Caller; at: string };

/** The batches that files are parts of, as far as the caller may use them for a dossier of the unit. */
export async function batchesOf(
  batches: Pick<BatchBook, 'find'>,
  files: readonly NewFile[],
  { at, by, unit }: Asking,
): Promise<Batch[]> {
  const ids = new Set(files.flatMap(({ part }) => part?.batch ?? []));
  const found = await Promise.all([...ids].map((id) => batches.find(id)));
  const isUsable = (batch: Batch) => batch.unit === unit && isAtTheDesk(by, unit) && !isExpired(batch, at);
  return found.flatMap((batch) => (batch !== undefined && isUsable(batch) ? [batch] : []));
}

/** What is wrong with the files that are to be taken from batches. A separator may have been the wrong one: which component it is, the desk says. */
export const checkParts = (files: readonly NewFile[], batches: readonly Batch[]): Finding[] =>
  files.flatMap(({ part, sha256, size }, index): Finding[] => {
    if (part === undefined) return [];
    const parts = batches.find(({ id }) => id === part.batch)?.parts ?? [];
    const known = parts.find(({ no }) => no === part.no);
    if (known?.sha256 === sha256 && known.size === size) return [];
    const detail = {
      vi: 'Không có phần này trong lô quét của bộ phận tiếp nhận.',
      en: 'The desk has no such part of a batch.',
    };
    return [{ pointer: `/files/${index}/part`, code: 'unknown-part', detail }];
  });
