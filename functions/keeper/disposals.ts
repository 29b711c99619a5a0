import { type Answer, route } from '#functions/middleware/route.ts';
import { approve, type DisposalBook, keep, stateOf } from '#shared/archive/keeping/disposal.ts';
import { prepareDisposal as prepare } from '#shared/archive/keeping/prepare-disposal.ts';
import * as operations from '#shared/contract/disposals.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { localTime } from '#shared/kernel/time.ts';
import { changeDisposal, disposalView } from './disposal-answers.ts';

type Deps = Parameters<typeof prepare>[0] & { disposals: DisposalBook };

/** PUT /v1/archive/disposals/{disposalId} */
export const prepareDisposal = (deps: Deps) =>
  route(operations.prepareDisposal, async ({ params, body, caller, at }): Promise<Answer> => {
    const prepared = await prepare(deps, { id: params.disposalId, ...body, by: caller.id, at });
    return prepared.ok ? ok({ body: disposalView(prepared.value) }) : fail({ code: prepared.error });
  });

/** GET /v1/archive/disposals */
export const listDisposals = ({ disposals }: Deps) =>
  route(operations.listDisposals, async () => {
    const items = (await disposals.all()).map((disposal) => ({
      id: disposal.id,
      unit: disposal.unit,
      prepared: { ...disposal.prepared, at: localTime(disposal.prepared.at) },
      state: stateOf(disposal),
      packages: disposal.items.length,
    }));
    return ok({ body: { items } });
  });

/** GET /v1/archive/disposals/{disposalId} */
export const getDisposal = ({ disposals }: Deps) =>
  route(operations.getDisposal, async ({ params: { disposalId } }): Promise<Answer> => {
    const disposal = await disposals.find(disposalId);
    return disposal === undefined ? fail({ code: 'unknown-disposal' }) : ok({ body: disposalView(disposal) });
  });

/** PUT /v1/archive/disposals/{disposalId}/keeps/{code} */
export const keepInDisposal = ({ disposals }: Deps) =>
  route(operations.keepInDisposal, ({ params: { disposalId, code }, body: { reason }, caller, at }) =>
    changeDisposal(disposals, disposalId, (one) => keep(one, code, { by: caller.id, at, reason })),
  );

/** PUT /v1/archive/disposals/{disposalId}/approval */
export const approveDisposal = ({ disposals }: Deps) =>
  route(operations.approveDisposal, ({ params: { disposalId }, caller, at }) =>
    changeDisposal(disposals, disposalId, (one) => approve(one, caller.id, at)),
  );
