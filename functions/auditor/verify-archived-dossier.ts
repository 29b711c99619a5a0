import { inspectSealed, type OpenDeps } from '#functions/answers/open-sealed.ts';
import { route } from '#functions/http/route.ts';
import { newSha256 } from '#shared/adapters/zip/hashing.ts';
import { openPackage } from '#shared/adapters/zip/open-package.ts';
import { verifyArchivedDossier as operation } from '#shared/api/resources/archive.ts';
import { withChecks } from '#shared/archive/verification/report.ts';
import { verifyPackage } from '#shared/archive/verification/verify.ts';
import { ok } from '#shared/kernel/result.ts';
import { checkedInclusion, type InclusionDeps } from './checked-inclusion.ts';

/** POST /v1/archive/{code}/verification: of the package, of the record that is shown, and of the proof. */
export const verifyArchivedDossier = (deps: OpenDeps & InclusionDeps) =>
  route(operation, async ({ params: { code }, body: { purpose }, caller, at }) => {
    const look = { code, by: caller, purpose, what: 'verification', at } as const;
    const inspected = await inspectSealed(deps, look);
    if (!inspected.ok) return inspected;
    const { checks, dossier, journal } = inspected.value;
    // The package holds the journal up to its own sealing, which comes after.
    const journalHead = journal.at(-1)?.prev ?? '';
    const expected = { sha256: dossier.package.sha256, journalHead, code };
    const report = await verifyPackage(openPackage(deps.archive.open(dossier.package)), expected, newSha256);
    const included = await checkedInclusion(deps, { dossier, journal });
    return ok({ body: withChecks(report, [...checks, ...(included?.checks ?? [])]) });
  });
