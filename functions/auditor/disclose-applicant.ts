import { type OpenDeps, openSealed } from '#functions/answers/open-sealed.ts';
import { route } from '#functions/http/route.ts';
import { discloseApplicant as operation } from '#shared/api/resources/archive.ts';
import { draftedIn } from '#shared/dossier/journal/application.ts';
import { ok } from '#shared/kernel/result.ts';

/** POST /v1/archive/{code}/disclosure */
export const discloseApplicant = (deps: OpenDeps) =>
  route(operation, async ({ params: { code }, body: { purpose }, caller, at }) => {
    const opened = await openSealed(deps, { code, by: caller, purpose, what: 'applicant', at });
    if (!opened.ok) return opened;
    const { applicant, submitter } = draftedIn(opened.value.journal);
    return ok({ body: { code, applicant, ...(submitter && { submitter }) } });
  });
