import type { ArchiveReader } from '#shared/archive/archive.ts';
import type { Sha256 } from '#shared/archive/hashing.ts';
import { compared, findingOf } from '#shared/archive/verification/report.ts';
import { Damaged } from '#shared/kernel/damage.ts';
import type { Finding } from '#shared/kernel/finding.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';

/** A file in a package, or what was made of one. */
export type Member = { id: string; sha256: string; size: number; offset: number };

/** Reads one file out of a package by its place; bytes other than those that were sealed are given to nobody. */
export async function readMember(
  stored: ReturnType<ArchiveReader['open']>,
  { id, offset, sha256, size }: Member,
  sha256Of: Sha256,
): Promise<Result<Uint8Array, Finding>> {
  try {
    const bytes = await stored.read(offset, size);
    const check = compared({ check: 'dossier-file', subject: id }, sha256, sha256Of(bytes));
    return check.ok ? ok(bytes) : fail(findingOf(check));
  } catch (fault) {
    if (fault instanceof Damaged) return fail(fault.finding);
    throw fault;
  }
}
