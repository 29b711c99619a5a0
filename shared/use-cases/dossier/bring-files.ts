import type { Facts } from '#shared/dossier/facts.ts';
import type { BatchStore } from '#shared/file/batch.ts';
import type { NewFile } from '#shared/file/file.ts';
import { localDate } from '#shared/kernel/time.ts';
import type { KeptPaperStore } from '#shared/reuse/kept-paper.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { batchesOf } from '#shared/use-cases/file/batches-of.ts';

/** Where files come from that are not sent: the applicant's papers of earlier dossiers, and what the desk scanned in one go. */
export type BroughtDeps = {
  kept?: Pick<KeptPaperStore, 'find'> | undefined;
  batches?: Pick<BatchStore, 'find'> | undefined;
};

type Bringing = {
  files: readonly NewFile[];
  /** The units whose desks may have scanned them. */
  desks: readonly string[];
  /** Of the applicant. */
  identifier: string | undefined;
  by: Caller;
  at: string;
};

/** What files may be taken from instead of being sent; nothing is looked up where all of them are sent. */
export async function broughtBy(
  { batches, kept }: BroughtDeps,
  { files, desks, identifier, by, at }: Bringing,
): Promise<Pick<Facts, 'kept' | 'batches'>> {
  const isKept = identifier !== undefined && files.some(({ from }) => from !== undefined);
  return {
    kept: isKept ? (await kept?.find(identifier, localDate(at)))?.papers : undefined,
    batches: batches && (await batchesOf(batches, files, { desks, by, at })),
  };
}
