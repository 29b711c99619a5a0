import { type ArchiveWriter, type IntakeFiles, NotReadable } from '#shared/archive/archive.ts';
import type { Sha256 } from '#shared/archive/hashing.ts';
import { keepable } from '#shared/archive/keepable.ts';
import { type DossierPackage, describePackage } from '#shared/archive/package.ts';
import type { PackageInput } from '#shared/archive/package-input.ts';
import { packageOf } from '#shared/archive/package-of.ts';
import { identifiersIn, type PersonStore } from '#shared/archive/people.ts';
import { unitsActing } from '#shared/archive/people-of.ts';
import { lockUntil, retentionOf } from '#shared/archive/retention.ts';
import { unrecognised } from '#shared/dossier/acts/files/record-recognition.ts';
import { pendingPapers } from '#shared/dossier/acts/record-paper.ts';
import { type Closed, isClosed, isComplete } from '#shared/dossier/dossier.ts';
import { declaredIn } from '#shared/dossier/journal/replay.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import type { Reference } from '#shared/dossier/reference.ts';
import { derivativeId } from '#shared/file/recognition.ts';
import { intakeKey } from '#shared/file/uploads.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { beginOf, dayAfter, localDate } from '#shared/kernel/time.ts';
import type { AppliedRetention } from '#shared/procedure/retention/retention.ts';
import type { RetentionDefault } from '#shared/procedure/retention/retention-default.ts';
import { type CopyFile, type KeptPaperStore, keptKey } from '#shared/reuse/kept-paper.ts';
import type { Unit } from '#shared/unit/unit.ts';
import { factsOf, obey, shownFacts } from '#shared/use-cases/dossier/obey.ts';
import { officersOfUnits } from '#shared/use-cases/unit/officers.ts';
import type { RootStore } from './prove-days.ts';

type Written = { sha256: string; size: number; members: { fileId?: string; offset: number }[] };

/** Turns a described package into bytes. */
type WritePackage = (
  described: DossierPackage,
  open: (fileId: string) => AsyncIterable<Uint8Array>,
) => { size: number; bytes: AsyncIterable<Uint8Array>; stored: () => Written };

export type SealDeps = {
  store: DossierStore;
  reference: Reference & {
    units(): Promise<Unit[]>;
    retentionDefaults(): Promise<RetentionDefault[]>;
  };
  archive: ArchiveWriter;
  intake: IntakeFiles;
  people: Pick<PersonStore, 'note'>;
  kept: Pick<KeptPaperStore, 'keep'>;
  copy: CopyFile;
  write: WritePackage;
  sha256: Sha256;
  roots: Pick<RootStore, 'last' | 'locked'>;
  /** Days for which the archive locks whatever is sealed, at least. */
  lockedFor: number;
};

const by = { kind: 'system', id: 'archive' } as const;

/** What a dossier waits for before it can be sealed. Waiting is no fault: it is asked for again. */
export type NotYet = string;

/** Seals a closed dossier, once however often it is asked for; then its files leave the intake. */
export async function sealDossier(deps: SealDeps, code: string, at: string): Promise<Result<Closed, NotYet>> {
  const found = await withRecognitionDone(deps, code, at);
  if (!found.ok) return found;
  const { dossier } = found.value;
  const pending = dossier.package === undefined ? pendingPapers(dossier).map(({ id }) => id) : [];
  if (pending.length > 0) return fail(`${code} waits for its papers: ${pending.join(', ')}`);
  const retention = isToBeSealed(dossier) ? await termFor(deps, dossier, at) : undefined;
  if (isToBeSealed(dossier) && retention === undefined)
    return fail(`${code} waits for the organisation to publish for how long it is kept by default`);
  try {
    return ok(await sealWhole(deps, { ...found.value, retention }, at));
  } catch (fault) {
    const isWaiting = fault instanceof NotReadable && isRecent(dossier, at);
    if (isWaiting) return fail(`${code} waits for ${fault.message} to be scanned`);
    throw fault;
  }
}

/** A draft that never was a dossier is in no archive. */
const isToBeSealed = ({ package: sealed, submittedAt }: Closed) =>
  sealed === undefined && submittedAt !== undefined;

/** How long its package will be kept; undefined as long as nobody has published that. */
async function termFor({ reference }: SealDeps, dossier: Closed, at: string) {
  const [{ procedure }, defaults] = await Promise.all([
    factsOf(reference, dossier, by, at),
    reference.retentionDefaults(),
  ]);
  return retentionOf({ procedure, defaults, at }, dossier);
}

async function sealWhole(
  deps: SealDeps,
  { dossier, journal, retention }: Whole & { retention: AppliedRetention | undefined },
  at: string,
): Promise<Closed> {
  const { code } = dossier;
  if (!isComplete(dossier)) throw new Error(`${code} still has a receipt or a refund to come`);
  const sealed = retention === undefined ? dossier : await seal(deps, { dossier, journal, retention }, at);
  const derived = dossier.files.flatMap(({ id, recognition }) =>
    recognition === undefined ? [] : [derivativeId(id, 'text'), derivativeId(id, 'pdf')],
  );
  await deps.intake.remove([...declaredIn(journal), ...derived].map((id) => intakeKey(code, id)));
  return sealed;
}

type Whole = { dossier: Closed; journal: JournalEntry[] };

/** How long after its closing a dossier waits for the text of its scans, and for files to be scanned. */
const timeoutMs = 60 * 60_000;

const isRecent = ({ closedAt }: Closed, at: string) => Date.parse(at) < Date.parse(closedAt) + timeoutMs;

/** The dossier when no file of it waits to be read any more. After an hour those that do go without, and the journal says so. */
async function withRecognitionDone(deps: SealDeps, code: string, at: string): Promise<Result<Whole, NotYet>> {
  const found = await closed(deps.store, code);
  const waiting = isToBeSealed(found.dossier) ? unrecognised(found.dossier) : [];
  if (waiting.length === 0) return ok(found);
  if (isRecent(found.dossier, at))
    return fail(`${code} waits for the text of ${waiting.map(({ id }) => id).join(', ')}`);
  for (const { id } of waiting) {
    const command = { type: 'record-recognition', file: id, outcome: 'not-in-time' } as const;
    await obey(deps, { code, command, by, at });
  }
  return ok(await closed(deps.store, code));
}

async function closed(store: DossierStore, code: string): Promise<Whole> {
  const found = await store.whole(code);
  if (found === undefined || !isClosed(found.dossier)) throw new Error(`${code} is not closed`);
  return { dossier: found.dossier, journal: found.journal };
}

async function seal(
  deps: SealDeps,
  { dossier, journal, retention }: Whole & { retention: AppliedRetention },
  at: string,
): Promise<Closed> {
  const { code } = dossier;
  const [{ procedure, calendar }, units, officers, sealedAt] = await Promise.all([
    shownFacts(deps.reference, dossier, by, at),
    deps.reference.units(),
    officersOfUnits(deps.reference, unitsActing(journal)),
    sealingTime(deps, at),
  ]);
  const input = packageOf({ dossier, journal, rules: { procedure, calendar }, retention, units, officers });
  const { stored, place } = await store(deps, { input, retention }, sealedAt);
  const files = stored.members.flatMap(({ fileId, offset }) =>
    fileId === undefined ? [] : [{ file: fileId, offset }],
  );
  // Before the sealing is recorded, so that no sealed dossier is missing there.
  for (const identifier of identifiersIn(journal)) await deps.people.note(identifier, code);
  await keepPapers(deps, { dossier, journal, procedure }, input);
  const command = { type: 'record-package', package: place, files } as const;
  const obeyed = await obey(deps, { code, command, by, at: sealedAt, known: dossier });
  if (!obeyed.ok) throw new Error(`${code} was not recorded as sealed: ${JSON.stringify(obeyed.error)}`);
  if (!isClosed(obeyed.value)) throw new Error(`${code} is open again`);
  return obeyed.value;
}

/** Puts what may be handed in again where later dossiers of the applicant find it. */
async function keepPapers(
  { copy, kept }: SealDeps,
  whole: Parameters<typeof keepable>[0],
  { files }: PackageInput,
) {
  const { identifier, papers = [] } = keepable(whole, files) ?? {};
  for (const paper of papers) {
    await copy(intakeKey(paper.code, paper.file), keptKey(paper));
    if (identifier !== undefined) await kept.keep(identifier, paper);
  }
}

/** After every day. */
const end = '9';

/**
 * When a dossier is sealed: now, or at the beginning of the day after the last one that is signed. A day is signed when
 * it is over, so a clock that says that it is still that day is wrong; what is sealed under a signed day has no proof.
 */
async function sealingTime({ roots }: SealDeps, at: string): Promise<string> {
  let day = await roots.last(end);
  while (day !== undefined && day >= localDate(at)) {
    // A root that only stands in the table was never signed.
    if ((await roots.locked(day)).isThere) return beginOf(dayAfter(day, 1));
    day = await roots.last(day);
  }
  return at;
}

/** Writes the package into the archive under its retention. */
async function store(
  { archive, intake, lockedFor, write, sha256 }: SealDeps,
  { input, retention }: { input: PackageInput; retention: AppliedRetention },
  at: string,
) {
  const { code } = input.dossier;
  const described = describePackage(input, sha256);
  if (!described.ok) throw new Error(`${code} cannot be packed: ${JSON.stringify(described.error)}`);
  const { size, bytes, stored } = write(described.value, (fileId) => intake.read(intakeKey(code, fileId)));
  const key = `${code}.zip`;
  const retainUntil = lockUntil(retention, { at, lockedFor });
  const { versionId } = await archive.put({ key, size, bytes, sha256: () => stored().sha256, retainUntil });
  const place = { key, versionId, sha256: stored().sha256, bytes: size, retainUntil, retention };
  return { stored: stored(), place };
}
