import { openSealed } from '#functions/middleware/open-sealed.ts';
import { route } from '#functions/middleware/route.ts';
import { rootHolds } from '#shared/adapters/proof/root-holds.ts';
import { newSha256 } from '#shared/adapters/zip/hashing.ts';
import { openPackage } from '#shared/adapters/zip/open-package.ts';
import { checkProof } from '#shared/archive/proof/check-proof.ts';
import { inclusionOf } from '#shared/archive/proof/inclusion.ts';
import { withChecks } from '#shared/archive/verification/report.ts';
import { verifyPackage } from '#shared/archive/verification/verify.ts';
import { verifyArchivedDossier as operation } from '#shared/contract/archive.ts';
import { ok } from '#shared/kernel/result.ts';
import type { AuditorDeps } from './deps.ts';

/** POST /v1/archive/{code}/verification */
export const verifyArchivedDossier = (deps: AuditorDeps) =>
  route(operation, async ({ params: { code }, body: { purpose }, caller, at }) => {
    const { dossier, journal = [] } = (await deps.store.whole(code)) ?? {};
    const look = { code, by: caller, purpose, what: 'verification', at } as const;
    const opened = await openSealed(deps, dossier, look);
    if (!opened.ok) return opened;
    const stored = opened.value.dossier.package;
    const sealing = journal.at(-1);
    // The package holds the journal up to its own sealing, which comes after.
    const journalHead = sealing?.prev ?? '';
    const expected = { sha256: stored.sha256, journalHead, code };
    const report = await verifyPackage(openPackage(deps.archive.open(stored)), expected, newSha256);
    const proof = sealing && (await inclusionOf(deps.roots, opened.value.dossier, sealing));
    if (proof === undefined) return ok({ body: report });
    const proven = { code, sha256: stored.sha256, journalHead };
    const checks = await checkProof(proof, proven, { rootHolds, readStamp: deps.readStamp });
    return ok({ body: withChecks(report, checks) });
  });
