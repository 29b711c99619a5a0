import type * as z from 'zod';
import { listRoute, type PagingDeps } from '#functions/http/paging.ts';
import { type Answer, route } from '#functions/http/route.ts';
import type { ProblemCode } from '#shared/api/problems.ts';
import type { DisposalView } from '#shared/api/resources/archive/disposals.ts';
import * as operations from '#shared/api/resources/archive/disposals.ts';
import {
  approve,
  type Disposal,
  type DisposalStore,
  keep,
  stateOf,
} from '#shared/archive/keeping/disposal.ts';
import { meantId, personSpace, wholeId } from '#shared/kernel/own-id.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { localTime, withLocalTime } from '#shared/kernel/time.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { mayAudit } from '#shared/unit/rights.ts';
import { prepareDisposal as prepare } from '#shared/use-cases/archive/prepare-disposal.ts';

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

/** A list with local times; those of the certificate are as they were signed. */
function disposalView(disposal: Disposal): z.infer<typeof DisposalView> {
  const { version: _, prepared, items, keeps, approvals, ...rest } = disposal;
  return {
    ...rest,
    state: stateOf(disposal),
    prepared: withLocalTime(prepared),
    items: items.map((item) => ({
      ...item,
      closedAt: localTime(item.closedAt),
      retainUntil: localTime(item.retainUntil),
    })),
    keeps: keeps.map(withLocalTime),
    approvals: approvals.map(withLocalTime),
  };
}

type Named = { id: string; caller: Caller };

/** The list that a caller means and may see. Earlier releases kept a list under its bare id. */
async function findDisposal(disposals: DisposalStore, { id, caller }: Named): Promise<Disposal | undefined> {
  const own = await disposals.find(meantId(personSpace(caller.id), id));
  const disposal = own ?? (await disposals.find(id));
  return disposal !== undefined && mayAudit(caller, disposal.unit) ? disposal : undefined;
}

/** Changes a list, again where somebody else changed it meanwhile. */
async function changeDisposal(
  disposals: DisposalStore,
  named: Named,
  change: (disposal: Disposal) => Result<Disposal, ProblemCode>,
): Promise<Answer> {
  for (;;) {
    const disposal = await findDisposal(disposals, named);
    if (disposal === undefined) return fail({ code: 'unknown-disposal' });
    const changed = change(disposal);
    if (!changed.ok) return fail({ code: changed.error });
    if (changed.value.version === disposal.version || (await disposals.put(changed.value)))
      return ok({ body: disposalView(changed.value) });
  }
}
