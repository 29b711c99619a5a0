import type { Problem } from '#functions/http/problem.ts';
import { sha256 } from '#shared/adapters/hashing.ts';
import { sealedJournal } from '#shared/adapters/zip/sealed-journal.ts';
import type { Access, AccessLog } from '#shared/archive/access-log.ts';
import type { ArchiveReader } from '#shared/archive/archive.ts';
import type { Keeping, KeepingStore } from '#shared/archive/keeping/keeping.ts';
import {
  checkAgainstSealed,
  type ReadRecord,
  readRecord,
} from '#shared/archive/verification/record-checks.ts';
import { type Check, failures } from '#shared/archive/verification/report.ts';
import { type Dossier, isSealed, type Sealed } from '#shared/dossier/dossier.ts';
import type { DossierStore, StoredRecord } from '#shared/dossier/journal/store.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { auditsAll, mayAudit } from '#shared/unit/rights.ts';
import { type Member, readMember } from '#shared/use-cases/archive/read-member.ts';
import { damagedBy } from './damaged.ts';
import { notDestroyed } from './not-destroyed.ts';

export type OpenDeps = {
  accessLog: Pick<AccessLog, 'note'>;
  keeping: Pick<KeepingStore, 'read'>;
  store: Pick<DossierStore, 'stored'>;
  archive: ArchiveReader;
};

export type Look = {
  code: string;
  by: Caller;
  purpose: string;
  what: Access['what'];
  subject?: string;
  at: string;
};

/** A sealed dossier, its journal, how it is kept, and what the checks of its record found. */
export type Inspected = { dossier: Sealed; journal: JournalEntry[]; keeping: Keeping; checks: Check[] };

/** The same where every check held. Only {@link openSealed} gives it. */
export type Opened = Omit<Inspected, 'checks'>;

/** What is stored of a dossier, and what it says. */
export type FoundRecord = { stored: StoredRecord; record: ReadRecord };

export async function findRecord(store: OpenDeps['store'], code: string): Promise<FoundRecord> {
  const stored = await store.stored(code);
  return { stored, record: readRecord(code, stored) };
}

/** Who looks, as the access log names them. */
export const lookerOf = (caller: Caller): Pick<Access, 'by' | 'unit'> => ({
  by: caller.id,
  ...('unit' in caller && caller.unit !== undefined && { unit: caller.unit }),
});

/** Every look is noted before it is answered. */
export const noteLook = (deps: Pick<OpenDeps, 'accessLog'>, { by, code, ...look }: Look): Promise<void> =>
  deps.accessLog.note(code, { ...look, ...lookerOf(by) });

/**
 * Opens a sealed dossier to an auditor: first the look is noted, then its record is held against itself and against the
 * journal in the package. What is damaged is not shown; the problem names each place.
 */
export async function openSealed(deps: OpenDeps, look: Look): Promise<Result<Opened, Problem>> {
  return whereSound(await inspectSealed(deps, look));
}

/** The same for whoever reports damage instead of showing content. */
export async function inspectSealed(deps: OpenDeps, look: Look): Promise<Result<Inspected, Problem>> {
  const { by, code } = look;
  const found = await findRecord(deps.store, code);
  const isHere = found.record.accounts.some(isSealed) || failures(found.record.checks).length > 0;
  if (!mayOpen(by, found) || !isHere) return fail({ code: 'not-sealed' });
  return inspectFound(deps, look, found);
}

type FoundDeps = Pick<OpenDeps, 'accessLog' | 'archive' | 'keeping'>;

/** Opens a sealed dossier in the same way to somebody of whom it is known already that they may see it. */
export const openFound = async (
  deps: FoundDeps,
  look: Look,
  found: FoundRecord,
): Promise<Result<Opened, Problem>> => whereSound(await inspectFound(deps, look, found));

function whereSound(inspected: Result<Inspected, Problem>): Result<Opened, Problem> {
  if (!inspected.ok) return inspected;
  const { checks, ...opened } = inspected.value;
  const found = failures(checks);
  return found.length > 0 ? fail(damagedBy(found)) : ok(opened);
}

/** First the look is noted; what could not be noted is not shown. */
async function inspectFound(
  deps: FoundDeps,
  look: Look,
  { record, stored }: FoundRecord,
): Promise<Result<Inspected, Problem>> {
  // Together, since an auditor waits for both.
  const [kept] = await Promise.all([notDestroyed(deps, look.code), noteLook(deps, look)]);
  const { dossier, journal } = record;
  if (dossier === undefined || !isSealed(dossier)) return fail(damagedBy(failures(record.checks)));
  if (!kept.ok) return kept;
  const sealed = await sealedJournal(deps.archive.open(dossier.package));
  const checks = [...record.checks, checkAgainstSealed(stored, sealed)];
  return ok({ dossier, journal, keeping: kept.value, checks });
}

/**
 * Accounts that contradict each other open a dossier only to whoever may audit the units of all of them; where none can
 * be read, to whoever audits all units.
 */
export function mayOpen(
  by: Caller,
  { record: { accounts }, stored: { entries, state } }: FoundRecord,
): boolean {
  if (accounts.length > 0) return accounts.every(({ unit }: Dossier) => mayAudit(by, unit));
  return auditsAll(by) && (entries.length > 0 || state !== undefined);
}

/** Reads a file out of the package of a dossier; one that is not what was sealed is a problem, and no fault. */
export async function readFromPackage(
  { archive }: Pick<OpenDeps, 'archive'>,
  dossier: Sealed,
  member: Member,
): Promise<Result<Uint8Array, Problem>> {
  const read = await readMember(archive.open(dossier.package), member, sha256);
  return read.ok ? read : fail({ code: 'damaged', findings: [read.error] });
}
