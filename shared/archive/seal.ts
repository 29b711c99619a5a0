import { type Closed, isClosed, isComplete } from '#shared/dossier/dossier.ts';
import { factsOf, obey } from '#shared/dossier/obey.ts';
import { pendingPapers } from '#shared/dossier/papers.ts';
import type { Reference } from '#shared/dossier/reference.ts';
import { declaredIn } from '#shared/dossier/replay.ts';
import type { DossierStore } from '#shared/dossier/store.ts';
import { intakeKey } from '#shared/file/uploads.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import type { Unit } from '#shared/unit/unit.ts';
import type { ArchiveWriter, IntakeFiles } from './archive.ts';
import type { Sha256 } from './hashing.ts';
import { type DossierPackage, describePackage } from './package.ts';
import type { PackageInput } from './package-input.ts';
import { packageOf } from './package-of.ts';
import { lockUntil } from './retention.ts';

type Written = { sha256: string; size: number; members: { fileId?: string; offset: number }[] };

/** Turns a described package into bytes. */
type WritePackage = (
  described: DossierPackage,
  open: (fileId: string) => AsyncIterable<Uint8Array>,
) => { size: number; bytes: AsyncIterable<Uint8Array>; stored: () => Written };

export type SealDeps = {
  store: DossierStore;
  reference: Reference & { units(): Promise<Unit[]> };
  archive: ArchiveWriter;
  intake: IntakeFiles;
  write: WritePackage;
  sha256: Sha256;
};

const by = { kind: 'system', id: 'archive' } as const;

/** Seals a closed dossier, once however often it is asked for; then its files leave the intake. */
export async function sealDossier(deps: SealDeps, code: string, at: string): Promise<Closed> {
  const found = await deps.store.whole(code);
  if (found === undefined || !isClosed(found.dossier)) throw new Error(`${code} is not closed`);
  const { dossier, journal } = found;
  if (!isComplete(dossier)) throw new Error(`${code} still has a receipt or a refund to come`);
  const sealed =
    dossier.package === undefined && dossier.submittedAt !== undefined
      ? await seal(deps, { dossier, journal }, at)
      : dossier;
  await deps.intake.remove(declaredIn(journal).map((id) => intakeKey(code, id)));
  return sealed;
}

type Whole = { dossier: Closed; journal: JournalEntry[] };

async function seal(deps: SealDeps, { dossier, journal }: Whole, at: string): Promise<Closed> {
  const { code } = dossier;
  const pending = pendingPapers(dossier).map(({ id }) => id);
  if (pending.length > 0) throw new Error(`${code} waits for its papers: ${pending.join(', ')}`);
  const [{ procedure, calendar }, units] = await Promise.all([
    factsOf(deps.reference, dossier, by, at),
    deps.reference.units(),
  ]);
  const input = packageOf({ dossier, journal, rules: { procedure, calendar }, units });
  const { stored, place } = await store(deps, input);
  const files = stored.members.flatMap(({ fileId, offset }) =>
    fileId === undefined ? [] : [{ file: fileId, offset }],
  );
  const command = { type: 'record-package', package: place, files } as const;
  const obeyed = await obey(deps, { code, command, by, at, known: dossier });
  if (!obeyed.ok) throw new Error(`${code} was not recorded as sealed: ${JSON.stringify(obeyed.error)}`);
  if (!isClosed(obeyed.value)) throw new Error(`${code} is open again`);
  return obeyed.value;
}

/** Writes the package into the archive under its retention. */
async function store({ archive, intake, write, sha256 }: SealDeps, input: PackageInput) {
  const { code } = input.dossier;
  const described = describePackage(input, sha256);
  if (!described.ok) throw new Error(`${code} cannot be packed: ${JSON.stringify(described.error)}`);
  const { size, bytes, stored } = write(described.value, (fileId) => intake.read(intakeKey(code, fileId)));
  const key = `${code}.zip`;
  const retainUntil = lockUntil(input.retention);
  const { versionId } = await archive.put({ key, size, bytes, sha256: () => stored().sha256, retainUntil });
  return { stored: stored(), place: { key, versionId, sha256: stored().sha256, bytes: size, retainUntil } };
}
