import type { ArchiveReader } from '#shared/archive/archive.ts';
import type { Sha256 } from '#shared/archive/hashing.ts';
import type { KeepingStore } from '#shared/archive/keeping/keeping.ts';
import { offsetsIn } from '#shared/archive/members.ts';
import type { DossierTexts } from '#shared/archive/texts/text-index.ts';
import { type Dossier, isSealed, type Sealed } from '#shared/dossier/dossier.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import { derivativesOf } from '#shared/file/derivatives.ts';
import { printedFile } from '#shared/file/printed.ts';
import { type RecognisedPage, Recognition } from '#shared/file/recognition.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import { readMember } from '#shared/use-cases/archive/read-member.ts';

export type TextsDeps = {
  store: Pick<DossierStore, 'whole'>;
  keeping: Pick<KeepingStore, 'read'>;
  archive: ArchiveReader;
  sha256: Sha256;
  /** What the pages of a paper say that was printed here; nothing if it cannot be opened. */
  printed: (pdf: Uint8Array) => Promise<RecognisedPage[] | undefined>;
};

/** What the files of a sealed dossier say, out of its package; a text that is damaged is left out, as the checks will find it. */
export const sealedTexts =
  (deps: TextsDeps) =>
  async (code: string, sealed: string): Promise<DossierTexts | undefined> => {
    const { dossier, journal = [] } = (await deps.store.whole(code)) ?? {};
    if (dossier === undefined || !isSealed(dossier)) throw new Error(`${code} is not sealed`);
    if ((await deps.keeping.read(code)).destroyed !== undefined) return undefined;
    const files = await filesOf(deps, dossier, journal);
    const { closedAt, procedure, unit } = dossier;
    return { code, unit, procedure: procedure.code, closedAt, sealed, files };
  };

async function filesOf({ archive, printed, sha256 }: TextsDeps, dossier: Sealed, journal: JournalEntry[]) {
  const stored = archive.open(dossier.package);
  const files: DossierTexts['files'] = [];
  for (const { isPrinted, ...text } of placedTexts(dossier, journal)) {
    const read = await readMember(stored, text, sha256);
    if (!read.ok) continue;
    const pages = isPrinted ? await printed(read.value) : recognitionIn(read.value).pages;
    if (pages === undefined) continue;
    const { id, offset, size } = text;
    files.push({ id, offset, size, pages: pages.map((page) => page.text) });
  }
  return files;
}

/** The texts of a sealed dossier, and where each begins in the package: of what was read beside it, of what was printed in it. */
function placedTexts({ files }: Pick<Dossier, 'files'>, journal: readonly JournalEntry[]) {
  const offsets = offsetsIn(journal);
  return files.flatMap((file) => {
    const printed = printedFile(file);
    const text = derivativesOf(file).find(({ kind }) => kind === 'text') ?? printed;
    const offset = text && offsets.get(text.id);
    if (text === undefined || offset === undefined) return [];
    return [{ id: file.id, offset, size: text.size, sha256: text.sha256, isPrinted: text === printed }];
  });
}

/** What a file of a package that holds a {@link Recognition} says. */
export const recognitionIn = (bytes: Uint8Array): Recognition =>
  Recognition.parse(JSON.parse(new TextDecoder().decode(bytes)));
