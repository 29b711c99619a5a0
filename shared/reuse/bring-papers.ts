import type { Dossier } from '#shared/dossier/dossier.ts';
import { intakeKey } from '#shared/file/uploads.ts';
import { type CopyFile, keptKey } from './kept-paper.ts';

/**
 * Puts the files that are taken from earlier dossiers where sent files arrive; from there they are inspected as all are.
 * If it fails, the request is sent again, and does it again. What is not kept any more has to be sent after all.
 */
export async function bringPapers(
  { copy }: { copy: CopyFile },
  { code, files }: Pick<Dossier, 'code' | 'files'>,
): Promise<void> {
  for (const { from, id, state } of files)
    if (from !== undefined && state === 'missing') await copy(keptKey(from), intakeKey(code, id));
}
