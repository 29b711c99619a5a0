import { listRoute, type PagingDeps } from '#functions/http/paging.ts';
import { route } from '#functions/http/route.ts';
import * as operations from '#shared/api/resources/directory.ts';
import { meView, personView, unitView } from '#shared/api/show/directory.ts';
import { fold } from '#shared/kernel/fold.ts';
import { pageOf } from '#shared/kernel/page.ts';
import { ok } from '#shared/kernel/result.ts';
import { localDate } from '#shared/kernel/time.ts';
import type { Absence } from '#shared/unit/absence.ts';
import { officersOn } from '#shared/unit/officer.ts';
import { officersFor } from '#shared/use-cases/unit/officers.ts';
import type { TasksDeps } from './deps.ts';
import { unitFor } from './unit-for.ts';

/** GET /v1/me */
export const getMe = (deps: TasksDeps) =>
  route(operations.getMe, async ({ caller, at }) => {
    const unit = 'unit' in caller ? caller.unit : undefined;
    const [units, records, absences] = await Promise.all([
      unit === undefined ? [] : deps.reference.units(),
      unit === undefined ? [] : deps.reference.officers(unit),
      unit === undefined ? [] : absencesOf(deps, [unit], at),
    ]);
    const officers = officersOn(records, localDate(at));
    return ok({ body: meView(caller, { units, officers, absences, at }) });
  });

/** GET /v1/units */
export const listUnits = (deps: TasksDeps & PagingDeps) =>
  listRoute(operations.listUnits, deps, async ({ query: { q }, page }) => {
    const isWanted = having(q);
    const found = (await deps.reference.units())
      .filter(({ id, name }) => isWanted([id, name.vi, name.en]))
      .toSorted((one, other) => (one.id < other.id ? -1 : 1));
    const { items, ...rest } = pageOf(found, ({ id }) => id, page);
    return ok({ ...rest, items: items.map(unitView) });
  });

/** GET /v1/people: whoever may work for the unit, those of the units above it among them. */
export const listPeople = (deps: TasksDeps & PagingDeps) =>
  listRoute(operations.listPeople, deps, async ({ query, caller, at, page }) => {
    const unit = unitFor(caller, query.unit);
    if (!unit.ok) return unit;
    const { role, q } = query;
    const isWanted = having(q);
    const found = (await officersFor(deps.reference, unit.value, localDate(at)))
      .filter(({ id, name, roles }) => isWanted([id, name]) && (role === undefined || roles.includes(role)))
      .toSorted((one, other) => (one.id < other.id ? -1 : 1));
    const { items, ...rest } = pageOf(found, ({ id }) => id, page);
    const absences = await absencesOf(deps, [...new Set(items.map((one) => one.unit))], at);
    return ok({ ...rest, items: items.map((one) => personView(one, { absences, at })) });
  });

/** Tells texts that have the wanted one in them; all do where none is wanted. */
function having(wanted: string | undefined): (texts: readonly string[]) => boolean {
  if (wanted === undefined) return () => true;
  const folded = fold(wanted);
  return (texts) => fold(texts.join(' ')).includes(folded);
}

/** The absences that are not over, of several units. */
async function absencesOf({ absences }: TasksDeps, units: string[], at: string): Promise<Absence[]> {
  const all = await Promise.all(units.map((unit) => absences.current(unit, localDate(at))));
  return all.flatMap((one) => one.absences);
}
