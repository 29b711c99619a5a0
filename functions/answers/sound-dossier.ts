import type { Problem } from '#functions/http/problem.ts';
import { type ReadRecord, readRecord } from '#shared/archive/verification/record-checks.ts';
import { failures } from '#shared/archive/verification/report.ts';
import { type Dossier, isSealed } from '#shared/dossier/dossier.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { damagedBy } from './damaged.ts';

/**
 * A dossier with its journal, to whoever may see every account of it that can be read. The chain of the journal must be
 * whole; a sealed dossier must also be, to the letter, what its journal tells.
 */
export const soundRecord = async (
  store: Pick<DossierStore, 'stored'>,
  code: string,
  maySee: (dossier: Dossier) => boolean,
): Promise<Sound> => soundOf(readRecord(code, await store.stored(code)), maySee);

type Sound = Result<Pick<ReadRecord, 'journal'> & { dossier: Dossier }, Problem>;

/** The same of a record that was read already. */
export function soundOf(
  { accounts, checks, dossier, journal }: ReadRecord,
  maySee: (dossier: Dossier) => boolean,
): Sound {
  if (dossier === undefined || !accounts.every(maySee)) return fail({ code: 'unknown-dossier' });
  const found = failures(checks).filter(({ check }) => accounts.some(isSealed) || check !== 'state-shown');
  return found.length > 0 ? fail(damagedBy(found)) : ok({ dossier, journal });
}
