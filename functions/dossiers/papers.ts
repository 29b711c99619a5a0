import { type Answer, route } from '#functions/http/route.ts';
import * as operations from '#shared/api/resources/papers.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { localDate, localTime } from '#shared/kernel/time.ts';
import { procedureInForce } from '#shared/procedure/codes/national-codes.ts';
import { keptKey } from '#shared/reuse/kept-paper.ts';
import { offersFor } from '#shared/reuse/offers.ts';
import { actsForApplicant } from '#shared/unit/rights.ts';
import type { DossiersDeps } from './deps.ts';

/** POST /v1/papers: that somebody asked is noted with the person. */
export const findPapers = ({ accessLog, kept, reference }: DossiersDeps) =>
  route(
    operations.findPapers,
    async ({ body: { identifier, procedure: code, unit }, caller, at }): Promise<Answer> => {
      if (!actsForApplicant(caller, { unit })) return fail({ code: 'forbidden' });
      const day = localDate(at);
      const procedure = await procedureInForce(reference, code, day);
      if (procedure === undefined) return fail({ code: 'unknown-procedure' });
      const { papers, person } = await kept.find(identifier, day);
      await accessLog.note(person, { by: caller.id, purpose: code, what: 'papers', at });
      const items = offersFor(procedure, papers).map(({ component: _, paper: __, ...offer }) => ({
        ...offer,
        acceptedAt: localTime(offer.acceptedAt),
      }));
      return ok({ body: { items } });
    },
  );

/** PUT /v1/papers: the bytes go first, so that none is left of which nothing is known. */
export const withdrawPapers = ({ accessLog, kept, removeFiles }: DossiersDeps) =>
  route(operations.withdrawPapers, async ({ body: { identifier, unit }, caller, at }): Promise<Answer> => {
    if (!actsForApplicant(caller, { unit })) return fail({ code: 'forbidden' });
    const day = localDate(at);
    const { papers, person } = await kept.find(identifier, day);
    await removeFiles(papers.map(keptKey));
    await kept.withdraw(identifier, day);
    await accessLog.note(person, { by: caller.id, purpose: 'keep: false', what: 'papers', at });
    return ok({ body: { withdrawn: papers.length } });
  });
