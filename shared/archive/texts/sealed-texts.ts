import type { ArchiveReader } from '#shared/archive/archive.ts';
import type { Sha256 } from '#shared/archive/hashing.ts';
import type { KeepingBook } from '#shared/archive/keeping/keeping.ts';
import { offsetsIn } from '#shared/archive/members.ts';
import { type Dossier, isSealed } from '#shared/dossier/dossier.ts';
import type { DossierStore } from '#shared/dossier/store.ts';
import { derivativesOf } from '#shared/file/derivatives.ts';
import { Recognition } from '#shared/file/recognition.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import type { DossierTexts } from './text-index.ts';

export type TextsDeps = {
  store: Pick<DossierStore, 'whole'>;
  keeping: Pick<KeepingBook, 'read'>;
  archive: ArchiveReader;
  sha256: Sha256;
};

/** What the files of a sealed dossier say, out of its package; a text that is damaged is left out, as the checks will find it. */
export const sealedTexts =
  ({ archive, keeping, sha256, store }: TextsDeps) =>
  async (code: string, sealed: string): Promise<DossierTexts | undefined> => {
    const { dossier, journal = [] } = (await store.whole(code)) ?? {};
    if (dossier === undefined || !isSealed(dossier)) throw new Error(`${code} is not sealed`);
    if ((await keeping.read(code)).destroyed !== undefined) return undefined;
    const stored = archive.open(dossier.package);
    const files: DossierTexts['files'] = [];
    for (const { of: id, offset, size, ...text } of placedTexts(dossier, journal)) {
      const bytes = await stored.read(offset, size);
      if (sha256(bytes) !== text.sha256) continue;
      files.push({ id, offset, size, pages: recognitionIn(bytes).pages.map((page) => page.text) });
    }
    const { closedAt, procedure, unit } = dossier;
    return { code, unit, procedure: procedure.code, closedAt, sealed, files };
  };

/** The texts of a sealed dossier, and where each begins in the package. */
function placedTexts({ files }: Pick<Dossier, 'files'>, journal: readonly JournalEntry[]) {
  const offsets = offsetsIn(journal);
  return files.flatMap(derivativesOf).flatMap((derivative) => {
    const offset = offsets.get(derivative.id);
    return derivative.kind === 'text' && offset !== undefined ? [{ ...derivative, offset }] : [];
  });
}

/** What a file of a package that holds a {@link Recognition} says. */
export const recognitionIn = (bytes: Uint8Array): Recognition =>
  Recognition.parse(JSON.parse(new TextDecoder().decode(bytes)));
