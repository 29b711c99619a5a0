import { openSealed } from '#functions/middleware/open-sealed.ts';
import { route } from '#functions/middleware/route.ts';
import { draftedIn } from '#shared/archive/package-of.ts';
import { discloseApplicant as operation } from '#shared/contract/archive.ts';
import { ok } from '#shared/kernel/result.ts';
import type { AuditorDeps } from './deps.ts';

/** POST /v1/archive/{code}/disclosure */
export const discloseApplicant = (deps: AuditorDeps) =>
  route(operation, async ({ params: { code }, body: { purpose }, caller, at }) => {
    const { dossier, journal = [] } = (await deps.store.whole(code)) ?? {};
    const look = { code, by: caller, purpose, what: 'applicant', at } as const;
    const opened = await openSealed(deps, dossier, look);
    if (!opened.ok) return opened;
    const { applicant, submitter } = draftedIn(journal);
    return ok({ body: { code, applicant, ...(submitter && { submitter }) } });
  });
