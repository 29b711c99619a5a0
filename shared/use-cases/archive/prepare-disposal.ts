import type { Disposal, DisposalItem, DisposalStore } from '#shared/archive/keeping/disposal.ts';
import { isHeld, type KeepingStore, keptUntil } from '#shared/archive/keeping/keeping.ts';
import { isSealed, type Sealed } from '#shared/dossier/dossier.ts';
import type { DossierLists } from '#shared/dossier/lists.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';

type Deps = {
  lists: DossierLists;
  keeping: Pick<KeepingStore, 'read'>;
  disposals: Pick<DisposalStore, 'find' | 'put'>;
};
type Wanted = { id: string; unit: string; by: string; at: string };

/** Maximum dossiers on a list: what people can review, and what fits into one record. */
const longest = 500;

/**
 * Draws up a list of what a unit may dispose of: sealed packages whose retention is over and which nobody holds, those
 * closed first. Idempotent for the same request.
 */
export async function prepareDisposal(
  deps: Deps,
  { id, unit, by, at }: Wanted,
): Promise<Result<Disposal, 'disposal-taken' | 'nothing-due'>> {
  const known = await deps.disposals.find(id);
  if (known !== undefined)
    return known.unit === unit && known.prepared.by === by ? ok(known) : fail('disposal-taken');
  const items = await dueIn(deps, unit, at);
  if (items.length === 0) return fail('nothing-due');
  const disposal: Disposal = {
    id,
    version: 1,
    unit,
    prepared: { by, at },
    items,
    keeps: [],
    approvals: [],
  };
  return (await deps.disposals.put(disposal)) ? ok(disposal) : fail('disposal-taken');
}

async function dueIn({ lists, keeping }: Deps, unit: string, at: string): Promise<DisposalItem[]> {
  const items: DisposalItem[] = [];
  let after: string | undefined;
  do {
    const page = await lists.page({
      list: 'sealed',
      unit,
      after,
      limit: longest - items.length,
      descending: false,
      matches: (dossier) => isSealed(dossier) && dossier.package.retainUntil <= at,
    });
    const due = await Promise.all(
      page.items.filter(isSealed).map(async (dossier) => {
        const kept = await keeping.read(dossier.code);
        const until = keptUntil(dossier.package, kept);
        const isDue = until <= at && !isHeld(kept) && kept.destroyed === undefined;
        return isDue ? [itemOf(dossier, until)] : [];
      }),
    );
    items.push(...due.flat());
    after = page.after;
  } while (after !== undefined && items.length < longest);
  return items;
}

const itemOf = (
  { code, procedure, closedAt, package: { sha256, bytes } }: Sealed,
  retainUntil: string,
): DisposalItem => ({ code, procedure: procedure.code, closedAt, retainUntil, sha256, bytes });
