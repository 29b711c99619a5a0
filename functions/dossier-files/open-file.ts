import {
  findRecord,
  noteLook,
  type OpenDeps,
  type Opened,
  openFound,
  readFromPackage,
} from '#functions/answers/open-sealed.ts';
import { soundOf } from '#functions/answers/sound-dossier.ts';
import type { Problem } from '#functions/http/problem.ts';
import { sha256 } from '#shared/adapters/hashing.ts';
import type { Access } from '#shared/archive/access-log.ts';
import { offsetsIn } from '#shared/archive/members.ts';
import { isClosed, isSealed } from '#shared/dossier/dossier.ts';
import { openableFile } from '#shared/dossier/visible.ts';
import type { DossierFile } from '#shared/file/file.ts';
import { intakeKey } from '#shared/file/uploads.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { maySee } from '#shared/unit/rights.ts';
import { readMember } from '#shared/use-cases/archive/read-member.ts';

type Asked = { code: string; fileId: string; what: Access['what']; caller: Caller; at: string };

/** A file that the caller may open, and its dossier where that is sealed. */
export type OpenFile = { code: string; file: DossierFile; sealed?: Opened };

/** Finds a file by the caller's rights; the look is noted, then the file is given. */
export async function openFile(
  deps: OpenDeps,
  { code, fileId, what, caller, at }: Asked,
): Promise<Result<OpenFile, Problem>> {
  const found = await findRecord(deps.store, code);
  const sound = soundOf(found.record, (dossier) => maySee(caller, dossier));
  if (!sound.ok) return sound;
  const { dossier } = sound.value;
  const file = openableFile(dossier, caller, fileId);
  // What was never submitted is cleared away when it closes.
  const isGone = isClosed(dossier) && dossier.submittedAt === undefined;
  if (file === undefined || isGone) return fail({ code: 'unknown-file' });
  const look = { code, by: caller, purpose: caller.kind, what, subject: fileId, at };
  if (!isSealed(dossier)) {
    await noteLook(deps, look);
    return ok({ code, file });
  }
  const opened = await openFound(deps, look, found);
  return opened.ok ? ok({ code, file, sealed: opened.value }) : opened;
}

type Stored = { id: string; size: number; sha256: string };

/** Reads the file, or what was made of it, and compares its digest; undefined if it was cleared away meanwhile. */
export async function readOpened(
  deps: OpenDeps & { intake: { read(key: string): Promise<Uint8Array | undefined> } },
  { code, sealed }: OpenFile,
  one: Stored,
): Promise<Result<Uint8Array, Problem>> {
  if (sealed !== undefined) return readSealed(deps, sealed, one);
  const bytes = await deps.intake.read(intakeKey(code, one.id));
  // It was sealed at this very moment.
  if (bytes === undefined) return fail({ code: 'unknown-file' });
  const read = await readMember(
    { size: bytes.length, read: async () => bytes },
    { ...one, offset: 0 },
    sha256,
  );
  return read.ok ? read : fail({ code: 'damaged', findings: [read.error] });
}

/** Reads it out of the package, by what the package says of it. */
export async function readSealed(
  deps: Pick<OpenDeps, 'archive'>,
  { dossier, journal }: Opened,
  one: Stored,
): Promise<Result<Uint8Array, Problem>> {
  const offset = offsetsIn(journal).get(one.id);
  return offset === undefined
    ? fail({ code: 'unknown-file' })
    : readFromPackage(deps, dossier, { ...one, offset });
}
