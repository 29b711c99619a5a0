import { type Answer, route } from '#functions/http/route.ts';
import { withdrawPapers as operation } from '#shared/api/resources/papers.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { localDate } from '#shared/kernel/time.ts';
import { keptKey } from '#shared/reuse/kept-paper.ts';
import { actsForApplicant } from '#shared/unit/rights.ts';
import type { PortalDeps } from './deps.ts';

/** PUT /v1/papers: the bytes go first, so that none is left of which nothing is known. */
export const withdrawPapers = ({ accessLog, kept, removeFiles }: PortalDeps) =>
  route(operation, async ({ body: { identifier, unit }, caller, at }): Promise<Answer> => {
    if (!actsForApplicant(caller, unit)) return fail({ code: 'forbidden' });
    const day = localDate(at);
    const { papers, person } = await kept.find(identifier, day);
    await removeFiles(papers.map(keptKey));
    await kept.withdraw(identifier, day);
    await accessLog.note(person, { by: caller.id, purpose: 'keep: false', what: 'papers', at });
    return ok({ body: { withdrawn: papers.length } });
  });
