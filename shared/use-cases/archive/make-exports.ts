import type { ArchiveReader } from '#shared/archive/archive.ts';
import { type Dip, describeDip } from '#shared/archive/dip/describe-dip.ts';
import { type DipDossier, DipInput } from '#shared/archive/dip/dip-input.ts';
import { type Export, type ExportStore, exportKey } from '#shared/archive/exports/export.ts';
import type { NewHash, Sha256 } from '#shared/archive/hashing.ts';
import type { KeepingStore } from '#shared/archive/keeping/keeping.ts';
import { nameOfUnit } from '#shared/archive/package-of.ts';
import { readRecord } from '#shared/archive/verification/record-checks.ts';
import { failures } from '#shared/archive/verification/report.ts';
import { isSealed, type Sealed } from '#shared/dossier/dossier.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import { Damaged } from '#shared/kernel/damage.ts';
import type { Unit } from '#shared/unit/unit.ts';
import type { RootStore } from '#shared/use-cases/archive/prove-days.ts';
import { inclusionOf } from '#shared/use-cases/archive/prove-inclusion.ts';

export type MakeExportsDeps = {
  exports: Pick<ExportStore, 'waiting' | 'find' | 'put'>;
  store: Pick<DossierStore, 'stored'>;
  keeping: Pick<KeepingStore, 'read'>;
  archive: ArchiveReader;
  roots: Pick<RootStore, 'find' | 'last' | 'locked'>;
  units: () => Promise<Unit[]>;
  write: (
    dip: Dip,
    open: (code: string) => AsyncIterable<Uint8Array>,
  ) => { size: number; bytes: AsyncIterable<Uint8Array>; stored: () => { sha256: string } };
  /** Stores what was made. Idempotent. */
  put: (key: string, bytes: AsyncIterable<Uint8Array>) => Promise<void>;
  sha256: Sha256;
  newHash: NewHash;
};

/** Makes what was ordered and gives it; an order that fails is left for the next call, and thrown at the end. */
export async function makeExports(deps: MakeExportsDeps, at: string): Promise<Export[]> {
  const made: Export[] = [];
  const faults: unknown[] = [];
  for (const { id } of await deps.exports.waiting()) {
    try {
      const one = await makeExport(deps, id, at);
      if (one !== undefined) made.push(one);
    } catch (fault) {
      faults.push(fault);
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, 'some exports cannot be made');
  return made;
}

/** Undefined if it was already made: the list of waiting exports may be stale. */
async function makeExport(deps: MakeExportsDeps, id: string, at: string): Promise<Export | undefined> {
  const one = await deps.exports.find(id);
  if (one === undefined || one.made !== undefined) return undefined;
  const found = await Promise.all(one.codes.map((code) => dossierOf(deps, code)));
  const there = found.filter((each) => typeof each !== 'string');
  const without = (why: string) => one.codes.filter((_, index) => found[index] === why);
  const written = await writeSound(deps, one, there);
  const damaged = [...without('damaged'), ...written.damaged].toSorted();
  const made = {
    at,
    ...written.stored,
    missing: without('destroyed'),
    ...(damaged.length > 0 && { damaged }),
  };
  const done = { ...one, version: one.version + 1, made };
  return (await deps.exports.put(done)) ? done : undefined;
}

type Written = { stored: { sha256?: string; bytes?: number }; damaged: string[] };

/** Writes what was ordered; packages whose bytes are not what was sealed are left out, and no file is written of none. */
async function writeSound(deps: MakeExportsDeps, one: Export, there: Placed[]): Promise<Written> {
  if (there.length === 0) return { stored: {}, damaged: [] };
  try {
    return { stored: await writeAll(deps, one, there), damaged: [] };
  } catch (fault) {
    const damaged: string[] = [];
    for (const { dossier } of there) if (!(await isSound(deps, dossier))) damaged.push(dossier.code);
    if (damaged.length === 0) throw fault;
    const sound = there.filter(({ dossier }) => !damaged.includes(dossier.code));
    const rest = await writeSound(deps, one, sound);
    return { stored: rest.stored, damaged: [...damaged, ...rest.damaged] };
  }
}

async function writeAll(deps: MakeExportsDeps, one: Export, there: Placed[]): Promise<Written['stored']> {
  const input = dipInput(one, there, await deps.units());
  const byCode = new Map(there.map(({ dossier }) => [dossier.code, dossier]));
  const stream = deps.write(describeDip(input, deps.sha256), (code) =>
    piecesOf(deps.archive, byCode.get(code)),
  );
  await deps.put(exportKey(one.id), stream.bytes);
  return { sha256: stream.stored().sha256, bytes: stream.size };
}

async function isSound({ archive, newHash }: MakeExportsDeps, dossier: Sealed): Promise<boolean> {
  const hash = newHash();
  try {
    for await (const piece of piecesOf(archive, dossier)) hash.update(piece);
    return hash.hex() === dossier.package.sha256;
  } catch (fault) {
    if (fault instanceof Damaged) return false;
    throw fault;
  }
}

type Placed = { dossier: Sealed; given: DipDossier };

/** What is given out of a dossier, or why nothing is: its record and its proof must be what was sealed. */
async function dossierOf(deps: MakeExportsDeps, code: string): Promise<Placed | 'destroyed' | 'damaged'> {
  const { checks, dossier, journal } = readRecord(code, await deps.store.stored(code));
  if ((await deps.keeping.read(code)).destroyed !== undefined) return 'destroyed';
  const sealing = journal.at(-1);
  if (failures(checks).length > 0 || dossier === undefined || !isSealed(dossier) || sealing === undefined)
    return 'damaged';
  const included = await inclusionOf(deps.roots, dossier, sealing);
  if (included !== undefined && failures(included.checks).length > 0) return 'damaged';
  const { closedAt, package: stored, procedure, status, unit } = dossier;
  const { bytes, retainUntil, sha256 } = stored;
  const given = { code, procedure, unit, status, closedAt, sha256, bytes, retainUntil };
  const proof = included?.proof && { proof: JSON.stringify(included.proof) };
  return { dossier, given: { ...given, ...proof } };
}

function dipInput(
  { id, kind, ordered, purpose, recipient }: Export,
  there: Placed[],
  units: Unit[],
): DipInput {
  const dossiers = there.map(({ given }) => given);
  const own = [...new Set(dossiers.map(({ unit }) => unit))].toSorted();
  const [first = ''] = own;
  const source = nameOfUnit(units, first.split('.')[0] ?? first);
  return DipInput.parse({ id, kind, recipient, purpose, ...ordered, source, units: own, dossiers });
}

/** As much of a package as is in memory, in bytes. */
const piece = 8 * 1024 * 1024;

async function* piecesOf(archive: ArchiveReader, dossier: Sealed | undefined): AsyncGenerator<Uint8Array> {
  if (dossier === undefined) throw new Error('the export has no such dossier');
  const { size, read } = archive.open(dossier.package);
  for (let offset = 0; offset < size; offset += piece) yield read(offset, Math.min(piece, size - offset));
}
