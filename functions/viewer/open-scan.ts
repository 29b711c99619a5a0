import { createHash } from 'node:crypto';
import { type Look, openSealed } from '#functions/middleware/open-sealed.ts';
import type { Problem } from '#functions/middleware/problem.ts';
import { offsetsIn } from '#shared/archive/members.ts';
import { recognitionIn } from '#shared/archive/texts/sealed-texts.ts';
import { derivativesOf } from '#shared/file/derivatives.ts';
import type { DerivativeKind, Recognition } from '#shared/file/recognition.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { ViewerDeps } from './deps.ts';

/** A scan of a sealed dossier: its searchable copy, and what stands on it. */
export type OpenedScan = { pdf: Uint8Array; recognition: Recognition };

/** Opens the scan that a look is about, out of the package and checked on the way. */
export async function openScan(
  deps: ViewerDeps,
  look: Look & { subject: string },
  fileId: string,
): Promise<Result<OpenedScan, Problem>> {
  const { dossier, journal = [] } = (await deps.store.whole(look.code)) ?? {};
  const opened = await openSealed(deps, dossier, look);
  if (!opened.ok) return opened;
  const { files, package: stored } = opened.value.dossier;
  const file = files.find(({ id }) => id === fileId);
  if (file === undefined) return fail({ code: 'unknown-file' });
  const offsets = offsetsIn(journal);
  const read = async (kind: DerivativeKind) => {
    const derivative = derivativesOf(file).find((one) => one.kind === kind);
    const offset = derivative && offsets.get(derivative.id);
    if (derivative === undefined || offset === undefined) return undefined;
    const bytes = await deps.archive.open(stored).read(offset, derivative.size);
    if (createHash('sha256').update(bytes).digest('hex') !== derivative.sha256)
      throw new Error(`${derivative.id} of ${look.code} is damaged in the archive`);
    return bytes;
  };
  const [pdf, text] = [await read('pdf'), await read('text')];
  if (pdf === undefined || text === undefined) return fail({ code: 'not-a-scan' });
  return ok({ pdf, recognition: recognitionIn(text) });
}
