import type * as z from 'zod';
import { lookerOf } from '#functions/answers/open-sealed.ts';
import { listRoute, type PagingDeps } from '#functions/http/paging.ts';
import { listArchive as operation } from '#shared/api/resources/archive.ts';
import { type Dossier, isSealed, type Sealed } from '#shared/dossier/dossier.ts';
import { fold } from '#shared/kernel/fold.ts';
import { initials } from '#shared/kernel/initials.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { localTime } from '#shared/kernel/time.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { mayAudit } from '#shared/unit/rights.ts';
import type { AuditorDeps } from './deps.ts';

type Query = z.output<typeof operation.query>;

export const utc = (time: string | undefined) =>
  time === undefined ? undefined : new Date(time).toISOString();

/** GET /v1/archive */
export const listArchive = (deps: PagingDeps & Pick<AuditorDeps, 'lists' | 'accessLog'>) =>
  listRoute(operation, deps, async ({ query, caller, at, page }) => {
    const { unit } = query;
    if (!mayAudit(caller, unit)) return fail({ code: 'forbidden' });
    await noteSearch(deps, query, { caller, at });
    const found = await deps.lists.page({
      ...page,
      list: 'sealed',
      unit,
      from: utc(query.closedFrom),
      to: utc(query.closedTo),
      descending: true,
      matches: wanted(query),
    });
    return ok({ ...found, items: found.items.filter(isSealed).map(itemOf) });
  });

/** Searches that name no unit. */
const everywhere = '*';

/** Under which name the access log keeps who searched a unit's part of the archive, for what and why. */
export const searchesIn = (unit = everywhere): string => `UNIT~${unit}`;

/** Notes who searches, for what and why. */
export async function noteSearch(
  { accessLog }: Pick<AuditorDeps, 'accessLog'>,
  search: { unit?: string | undefined; purpose: string; limit?: number; cursor?: string | undefined },
  { caller, at }: { caller: Caller; at: string },
): Promise<void> {
  const { unit, purpose, limit: _, cursor: __, ...asked } = search;
  await accessLog.note(searchesIn(unit), {
    ...lookerOf(caller),
    purpose,
    what: 'search',
    subject: JSON.stringify(asked),
    at,
  });
}

function wanted({ procedure, q, retainUntilTo }: Query) {
  const over = utc(retainUntilTo);
  const text = fold(q ?? '');
  return (dossier: Dossier) =>
    isSealed(dossier) &&
    (procedure === undefined || dossier.procedure.code === procedure) &&
    (over === undefined || dossier.package.retainUntil <= over) &&
    fold(`${dossier.code} ${dossier.applicantName}`).includes(text);
}

/** A line of the list. */
export const itemOf = ({
  code,
  procedure,
  unit,
  status,
  applicantName,
  closedAt,
  package: { retainUntil },
}: Sealed) => ({
  code,
  procedure,
  unit,
  status,
  applicantName: initials(applicantName),
  closedAt: localTime(closedAt),
  retainUntil: localTime(retainUntil),
});
