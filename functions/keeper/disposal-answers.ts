import type * as z from 'zod';
import type { Answer } from '#functions/http/route.ts';
import type { ProblemCode } from '#shared/api/problems.ts';
import type { DisposalView } from '#shared/api/resources/disposals.ts';
import { type Disposal, type DisposalStore, stateOf } from '#shared/archive/keeping/disposal.ts';
import { meantId, personSpace } from '#shared/kernel/own-id.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { localTime, withLocalTime } from '#shared/kernel/time.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { mayAudit } from '#shared/unit/rights.ts';

/** A list with local times; those of the certificate are as they were signed. */
export function disposalView(disposal: Disposal): z.infer<typeof DisposalView> {
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
export async function findDisposal(
  disposals: DisposalStore,
  { id, caller }: Named,
): Promise<Disposal | undefined> {
  const own = await disposals.find(meantId(personSpace(caller.id), id));
  const disposal = own ?? (await disposals.find(id));
  return disposal !== undefined && mayAudit(caller, disposal.unit) ? disposal : undefined;
}

/** Changes a list, again where somebody else changed it meanwhile. */
export async function changeDisposal(
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
