import { type Look, type OpenDeps, openSealed, readFromPackage } from '#functions/middleware/open-sealed.ts';
import type { Problem } from '#functions/middleware/problem.ts';
import { offsetsIn } from '#shared/archive/members.ts';
import { recognitionIn } from '#shared/archive/texts/sealed-texts.ts';
import { derivativesOf } from '#shared/file/derivatives.ts';
import type { DerivativeKind, Recognition } from '#shared/file/recognition.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';

/** A scan of a sealed dossier: its searchable copy, and what stands on it. */
export type OpenedScan = { pdf: Uint8Array; recognition: Recognition };

/** Opens the scan that a look is about, out of the package and checked on the way. */
export async function openScan(
  deps: OpenDeps,
  look: Look & { subject: string },
  fileId: string,
): Promise<Result<OpenedScan, Problem>> {
  const opened = await openSealed(deps, look);
  if (!opened.ok) return opened;
  const { files, package: stored } = opened.value.dossier;
  const file = files.find(({ id }) => id === fileId);
  if (file === undefined) return fail({ code: 'unknown-file' });
  const offsets = offsetsIn(opened.value.journal);
  const read = async (kind: DerivativeKind): Promise<Result<Uint8Array, Problem>> => {
    const derivative = derivativesOf(file).find((one) => one.kind === kind);
    const offset = derivative && offsets.get(derivative.id);
    if (derivative === undefined || offset === undefined) return fail({ code: 'not-a-scan' });
    return readFromPackage(deps.archive.open(stored), derivative, offset);
  };
  const [pdf, text] = [await read('pdf'), await read('text')];
  if (!pdf.ok) return pdf;
  return text.ok ? ok({ pdf: pdf.value, recognition: recognitionIn(text.value) }) : text;
}
