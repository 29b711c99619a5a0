import type { KeepingDeps } from '#shared/archive/keeping/holding.ts';
import type { SealedPackage } from '#shared/dossier/dossier.ts';
import { isClosed } from '#shared/dossier/dossier.ts';
import type { DossierStore } from '#shared/dossier/store.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';

export type KeeperDeps = KeepingDeps & { store: Pick<DossierStore, 'find'> };

/** A dossier that is in the archive. */
export async function sealedOf(
  { store }: KeeperDeps,
  code: string,
): Promise<Result<{ code: string; package: SealedPackage }, { code: 'not-sealed' }>> {
  const dossier = await store.find(code);
  return dossier !== undefined && isClosed(dossier) && dossier.package !== undefined
    ? ok({ code, package: dossier.package })
    : fail({ code: 'not-sealed' });
}
