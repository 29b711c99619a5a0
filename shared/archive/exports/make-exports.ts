import type { ArchiveReader } from '#shared/archive/archive.ts';
import { type Dip, describeDip } from '#shared/archive/dip/describe-dip.ts';
import { type DipDossier, DipInput } from '#shared/archive/dip/dip-input.ts';
import type { Sha256 } from '#shared/archive/hashing.ts';
import type { KeepingBook } from '#shared/archive/keeping/keeping.ts';
import { nameOfUnit } from '#shared/archive/package-of.ts';
import { inclusionOf } from '#shared/archive/proof/inclusion.ts';
import type { RootBook } from '#shared/archive/proof/prove-days.ts';
import { isSealed, type Sealed } from '#shared/dossier/dossier.ts';
import type { DossierStore } from '#shared/dossier/store.ts';
import type { Unit } from '#shared/unit/unit.ts';
import { type Export, type ExportBook, exportKey } from './export.ts';

export type MakeExportsDeps = {
  book: Pick<ExportBook, 'waiting' | 'find' | 'put'>;
  store: Pick<DossierStore, 'whole'>;
  keeping: Pick<KeepingBook, 'read'>;
  archive: ArchiveReader;
  roots: Pick<RootBook, 'find' | 'leaves'>;
  units: () => Promise<Unit[]>;
  write: (
    dip: Dip,
    open: (code: string) => AsyncIterable<Uint8Array>,
  ) => { size: number; bytes: AsyncIterable<Uint8Array>; stored: () => { sha256: string } };
  /** Stores what was made; again is the same. */
  put: (key: string, bytes: AsyncIterable<Uint8Array>) => Promise<void>;
  sha256: Sha256;
};

/** Makes what was ordered and gives it; an order that fails is left for the next call, and thrown at the end. */
export async function makeExports(deps: MakeExportsDeps, at: string): Promise<Export[]> {
  const made: Export[] = [];
  const faults: unknown[] = [];
  for (const { id } of await deps.book.waiting()) {
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

/** Undefined where it was made already: the list of those that wait is a moment old. */
async function makeExport(deps: MakeExportsDeps, id: string, at: string): Promise<Export | undefined> {
  const one = await deps.book.find(id);
  if (one === undefined || one.made !== undefined) return undefined;
  const found = await Promise.all(one.codes.map((code) => dossierOf(deps, code)));
  const there = found.flatMap((each) => each ?? []);
  const missing = one.codes.filter((code) => !there.some(({ dossier }) => dossier.code === code));
  const input = dipInput(one, there, await deps.units());
  const byCode = new Map(there.map(({ dossier }) => [dossier.code, dossier]));
  const stream = deps.write(describeDip(input, deps.sha256), (code) =>
    piecesOf(deps.archive, byCode.get(code)),
  );
  await deps.put(exportKey(id), stream.bytes);
  const made = { at, sha256: stream.stored().sha256, bytes: stream.size, missing };
  const done = { ...one, version: one.version + 1, made };
  return (await deps.book.put(done)) ? done : undefined;
}

type Placed = { dossier: Sealed; given: DipDossier };

async function dossierOf(deps: MakeExportsDeps, code: string): Promise<Placed | undefined> {
  const { dossier, journal = [] } = (await deps.store.whole(code)) ?? {};
  if (dossier === undefined || !isSealed(dossier)) throw new Error(`${code} is not sealed`);
  if ((await deps.keeping.read(code)).destroyed !== undefined) return undefined;
  const sealing = journal.at(-1);
  const proof = sealing && (await inclusionOf(deps.roots, dossier, sealing));
  const { closedAt, package: stored, procedure, status, unit } = dossier;
  const { bytes, retainUntil, sha256 } = stored;
  const given = { code, procedure, unit, status, closedAt, sha256, bytes, retainUntil };
  return { dossier, given: { ...given, ...(proof && { proof: JSON.stringify(proof) }) } };
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
