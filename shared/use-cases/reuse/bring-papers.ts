import { batchPartKey } from '#shared/file/batch.ts';
import type { DossierFile } from '#shared/file/file.ts';
import { intakeKey } from '#shared/file/uploads.ts';
import { type CopyFile, keptKey } from '#shared/reuse/kept-paper.ts';

/**
 * Puts the files that are taken from earlier dossiers, or from batches, where sent files arrive; from there they are inspected as all are.
 * If it fails, the request is sent again, and does it again. What is not kept any more has to be sent after all.
 */
export async function bringPapers(
  copy: CopyFile,
  { code, files }: { code: string; files: readonly DossierFile[] },
): Promise<void> {
  for (const file of files.filter(({ state }) => state === 'missing')) {
    const source = sourceOf(file);
    if (source !== undefined) await copy(source, intakeKey(code, file.id));
  }
}

function sourceOf({ from, part }: Pick<DossierFile, 'from' | 'part'>): string | undefined {
  if (from !== undefined) return keptKey(from);
  return part && batchPartKey(part.batch, part.no);
}
