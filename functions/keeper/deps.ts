import { isSealed, type Sealed } from '#shared/dossier/dossier.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { mayAudit } from '#shared/unit/rights.ts';
import type { KeepingDeps } from '#shared/use-cases/archive/hold.ts';

export type KeeperDeps = KeepingDeps & { store: Pick<DossierStore, 'find'> };

/** A dossier that is in the archive. */
export async function sealedOf(
  { keeping, store }: KeeperDeps,
  code: string,
  caller: Caller,
): Promise<Result<Sealed, { code: 'not-sealed' | 'destroyed' }>> {
  const dossier = await store.find(code);
  if (dossier === undefined || !isSealed(dossier) || !mayAudit(caller, dossier.unit))
    return fail({ code: 'not-sealed' });
  const { destroyed } = await keeping.read(code);
  return destroyed === undefined ? ok(dossier) : fail({ code: 'destroyed' });
}
