import { type Look, type OpenDeps, openSealed, readFromPackage } from '#functions/answers/open-sealed.ts';
import type { Problem } from '#functions/http/problem.ts';
import type { Shown } from '#shared/adapters/recognition/redact.ts';
import type { PageViewer } from '#shared/adapters/viewing/bounded-viewer.ts';
import { offsetsIn } from '#shared/archive/members.ts';
import { derivativesOf } from '#shared/file/derivatives.ts';
import type { DossierFile } from '#shared/file/file.ts';
import { printedFile } from '#shared/file/printed.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { recognitionIn } from '#shared/use-cases/archive/sealed-texts.ts';

type Stored = { id: string; size: number; sha256: string };

/**
 * Opens the file that a look is about, out of the package and checked on the way: its searchable copy where it is a scan,
 * else the PDF itself.
 */
export async function openPages(
  deps: OpenDeps & { viewer: Pick<PageViewer, 'words'> },
  look: Look & { subject: string },
  fileId: string,
): Promise<Result<Shown, Problem>> {
  const opened = await openSealed(deps, look);
  if (!opened.ok) return opened;
  const { dossier, journal } = opened.value;
  const file = dossier.files.find(({ id }) => id === fileId);
  if (file === undefined) return fail({ code: 'unknown-file' });
  const offsets = offsetsIn(journal);
  const read = async (one: Stored | undefined): Promise<Result<Uint8Array, Problem>> => {
    const offset = one && offsets.get(one.id);
    if (one === undefined || offset === undefined) return fail({ code: 'not-a-scan' });
    return readFromPackage(deps, dossier, { ...one, offset });
  };
  const made = derivativesOf(file);
  const copy = made.find(({ kind }) => kind === 'pdf');
  const pdf = await read(copy ?? originalOf(file));
  if (!pdf.ok) return pdf;
  if (printedFile(file) !== undefined) {
    const pages = await deps.viewer.words(pdf.value);
    if (pages === undefined) return fail({ code: 'not-shown' });
    return ok({ pdf: pdf.value, isCopy: false, recognition: { version: 1, pages } });
  }
  const said = await read(made.find(({ kind }) => kind === 'text'));
  if (!said.ok) return said;
  return ok({ pdf: pdf.value, isCopy: copy !== undefined, recognition: recognitionIn(said.value) });
}

/** The file as it came, where its pages can be shown. */
const originalOf = ({ id, mediaType, size, sha256 }: DossierFile): Stored | undefined =>
  mediaType === 'application/pdf' && sha256 !== undefined ? { id, size, sha256 } : undefined;
