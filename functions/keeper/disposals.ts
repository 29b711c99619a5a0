import { listRoute, type PagingDeps } from '#functions/http/paging.ts';
import { type Answer, route } from '#functions/http/route.ts';
import * as operations from '#shared/api/resources/disposals.ts';
import { approve, type DisposalStore, keep, stateOf } from '#shared/archive/keeping/disposal.ts';
import { personSpace, wholeId } from '#shared/kernel/own-id.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { withLocalTime } from '#shared/kernel/time.ts';
import { mayAudit } from '#shared/unit/rights.ts';
import { prepareDisposal as prepare } from '#shared/use-cases/archive/prepare-disposal.ts';
import { changeDisposal, disposalView, findDisposal } from './disposal-answers.ts';

type Deps = Parameters<typeof prepare>[0] & { disposals: DisposalStore };

/** PUT /v1/archive/disposals/{disposalId} */
export const prepareDisposal = (deps: Deps) =>
  route(operations.prepareDisposal, async ({ params, body, caller, at }): Promise<Answer> => {
    if (!mayAudit(caller, body.unit)) return fail({ code: 'forbidden' });
    const id = wholeId(personSpace(caller.id), params.disposalId);
    const prepared = await prepare(deps, { id, ...body, by: caller.id, at });
    return prepared.ok ? ok({ body: disposalView(prepared.value) }) : fail({ code: prepared.error });
  });

/** GET /v1/archive/disposals */
export const listDisposals = (deps: Pick<Deps, 'disposals'> & PagingDeps) =>
  listRoute(operations.listDisposals, deps, async ({ caller, page }) => {
    const found = await deps.disposals.page(page, ({ unit }) => mayAudit(caller, unit));
    const items = found.items.map((disposal) => ({
      id: disposal.id,
      unit: disposal.unit,
      prepared: withLocalTime(disposal.prepared),
      state: stateOf(disposal),
      packages: disposal.items.length,
    }));
    return ok({ ...found, items });
  });

/** GET /v1/archive/disposals/{disposalId} */
export const getDisposal = ({ disposals }: Deps) =>
  route(operations.getDisposal, async ({ params: { disposalId: id }, caller }): Promise<Answer> => {
    const disposal = await findDisposal(disposals, { id, caller });
    return disposal === undefined ? fail({ code: 'unknown-disposal' }) : ok({ body: disposalView(disposal) });
  });

/** PUT /v1/archive/disposals/{disposalId}/keeps/{code} */
export const keepInDisposal = ({ disposals }: Deps) =>
  route(operations.keepInDisposal, ({ params: { disposalId, code }, body: { reason }, caller, at }) =>
    changeDisposal(disposals, { id: disposalId, caller }, (one) =>
      keep(one, code, { by: caller.id, at, reason }),
    ),
  );

/** PUT /v1/archive/disposals/{disposalId}/approval */
export const approveDisposal = ({ disposals }: Deps) =>
  route(operations.approveDisposal, ({ params: { disposalId }, caller, at }) =>
    changeDisposal(disposals, { id: disposalId, caller }, (one) => approve(one, caller.id, at)),
  );
