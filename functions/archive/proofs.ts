import { damagedBy } from '#functions/answers/damaged.ts';
import { type OpenDeps, type Opened, openSealed } from '#functions/answers/open-sealed.ts';
import { route } from '#functions/http/route.ts';
import { rootHolds } from '#shared/adapters/proof/root-holds.ts';
import * as operations from '#shared/api/resources/archive/proofs.ts';
import { failures } from '#shared/archive/verification/report.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { checkProof } from '#shared/use-cases/archive/check-proof.ts';
import { type Inclusion, inclusionOf } from '#shared/use-cases/archive/prove-inclusion.ts';
import type { ArchiveDeps } from './deps.ts';

/** GET /v1/archive/{code}/proof */
export const getProof = (deps: OpenDeps & InclusionDeps) =>
  route(operations.getProof, async ({ params: { code }, query: { purpose }, caller, at }) => {
    const opened = await openSealed(deps, { code, by: caller, purpose, what: 'proof', at });
    if (!opened.ok) return opened;
    const included = await checkedInclusion(deps, opened.value);
    if (included === undefined) return fail({ code: 'not-proven' });
    const found = failures(included.checks);
    return found.length > 0 ? fail(damagedBy(found)) : ok({ body: included.proof });
  });

export type InclusionDeps = Pick<ArchiveDeps, 'readStamp' | 'roots'>;

/** The proof of a sealed dossier with every check of it; undefined until its day is signed. */
export async function checkedInclusion(
  { readStamp, roots }: InclusionDeps,
  { dossier, journal }: Pick<Opened, 'dossier' | 'journal'>,
): Promise<Inclusion | undefined> {
  const sealing = journal.at(-1);
  if (sealing === undefined) return undefined;
  const included = await inclusionOf(roots, dossier, sealing);
  if (included?.proof === undefined) return included;
  const { code, package: sealed } = dossier;
  // The package holds the journal up to its own sealing, which comes after.
  const proven = { code, sha256: sealed.sha256, journalHead: sealing.prev };
  const checks = await checkProof(included.proof, proven, { rootHolds, readStamp });
  return { ...included, checks: [...included.checks, ...checks] };
}
