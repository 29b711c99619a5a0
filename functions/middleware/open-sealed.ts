import { sha256 as sha256Of } from '#shared/adapters/zip/hashing.ts';
import { sealedJournal } from '#shared/adapters/zip/sealed-journal.ts';
import type { AccessLog } from '#shared/archive/access-log.ts';
import type { ArchiveReader } from '#shared/archive/archive.ts';
import type { Keeping, KeepingBook } from '#shared/archive/keeping/keeping.ts';
import {
  checkAgainstSealed,
  type ReadRecord,
  readRecord,
} from '#shared/archive/verification/record-checks.ts';
import { type Check, compared, failures } from '#shared/archive/verification/report.ts';
import type { Access } from '#shared/contract/archive-views.ts';
import { type Dossier, isSealed, type Sealed } from '#shared/dossier/dossier.ts';
import type { DossierStore, StoredRecord } from '#shared/dossier/store.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import { Damaged } from '#shared/kernel/damage.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { auditsAll, mayAudit } from '#shared/unit/rights.ts';
import { damagedBy } from './damaged.ts';
import type { Problem } from './problem.ts';

export type OpenDeps = {
  accessLog: Pick<AccessLog, 'note'>;
  keeping: Pick<KeepingBook, 'read'>;
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

/** Who looks, as the access log names them. */
export const lookerOf = (caller: Caller): Pick<Access, 'by' | 'unit'> => ({
  by: caller.id,
  ...('unit' in caller && caller.unit !== undefined && { unit: caller.unit }),
});

/**
 * Opens a sealed dossier to an auditor: first the look is noted, then its record is held against itself and against the
 * journal in the package. What is damaged is not shown; the problem names each place.
 */
export async function openSealed(deps: OpenDeps, look: Look): Promise<Result<Opened, Problem>> {
  const inspected = await inspectSealed(deps, look);
  if (!inspected.ok) return inspected;
  const { checks, ...opened } = inspected.value;
  const found = failures(checks);
  return found.length > 0 ? fail(damagedBy(found)) : ok(opened);
}

/** The same for whoever reports damage instead of showing content. */
export async function inspectSealed(deps: OpenDeps, look: Look): Promise<Result<Inspected, Problem>> {
  const { code, at, by, ...rest } = look;
  const stored = await deps.store.stored(code);
  const record = readRecord(code, stored);
  const found = failures(record.checks);
  const { dossier } = record;
  const isHere = dossier !== undefined && isSealed(dossier);
  if (!mayOpen(by, stored, record) || (!isHere && found.length === 0)) return fail({ code: 'not-sealed' });
  // Together, since an auditor waits for both; what could not be noted is not shown.
  const [keeping] = await Promise.all([
    deps.keeping.read(code),
    deps.accessLog.note(code, { ...rest, ...lookerOf(by), at }),
  ]);
  if (!isHere) return fail(damagedBy(found));
  const { destroyed } = keeping;
  if (destroyed !== undefined)
    return fail({ code: 'destroyed', detail: `/v1/archive/disposals/${destroyed.disposal}` });
  const sealed = await sealedJournal(deps.archive.open(dossier.package));
  const checks = [...record.checks, checkAgainstSealed(stored, sealed)];
  return ok({ dossier, journal: record.journal, keeping, checks });
}

/**
 * Accounts that contradict each other open a dossier only to whoever may audit the units of all of them; where none can
 * be read, to whoever audits all units.
 */
function mayOpen(by: Caller, { entries, state }: StoredRecord, { accounts }: ReadRecord): boolean {
  if (accounts.length > 0) return accounts.every(({ unit }: Dossier) => mayAudit(by, unit));
  return auditsAll(by) && (entries.length > 0 || state !== undefined);
}

/** Reads a file out of a package by its place; one that is not what was sealed is a problem, and no fault. */
export async function readFromPackage(
  stored: ReturnType<ArchiveReader['open']>,
  { id, sha256, size }: { id: string; sha256: string; size: number },
  offset: number,
): Promise<Result<Uint8Array, Problem>> {
  try {
    const bytes = await stored.read(offset, size);
    const check = compared({ check: 'dossier-file', subject: id }, sha256, sha256Of(bytes));
    return check.ok ? ok(bytes) : fail(damagedBy([check]));
  } catch (fault) {
    if (fault instanceof Damaged) return fail({ code: 'damaged', findings: [fault.finding] });
    throw fault;
  }
}
