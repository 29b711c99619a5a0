import type { MeView, PersonView, UnitView } from '#shared/api/views/directory.ts';
import { type Absence, isInForce } from '#shared/unit/absence.ts';
import type { Named } from '#shared/unit/caller.ts';
import type { OfficerRecord } from '#shared/unit/officer.ts';
import type { Unit } from '#shared/unit/unit.ts';

export const unitView = ({ id: unit, name, kind, parent, receivesForOthers }: Unit): UnitView => ({
  unit,
  name,
  kind,
  ...(parent !== undefined && { parent }),
  ...(receivesForOthers && { receivesForOthers }),
});

type Now = { absences: readonly Absence[]; at: string };

/** An officer as somebody finds them who looks for whom to give work to. */
export const personView = ({ id: officer, name, unit, roles }: OfficerRecord, now: Now): PersonView => ({
  officer,
  name,
  unit,
  roles,
  ...awayOf(officer, now),
});

function awayOf(officer: string, { absences, at }: Now): Pick<PersonView, 'away'> {
  const away = absences
    .filter((absence) => absence.officer === officer && isInForce(absence, at))
    .map(({ to, substitute, procedures }) => ({ to, substitute, ...(procedures && { procedures }) }));
  return away.length > 0 ? { away } : {};
}

type Known = Now & { officers: readonly OfficerRecord[]; units: readonly Unit[] };

/** Who calls, as far as the directory and the absences of the unit know. */
export function meView(caller: Named, known: Known): MeView {
  const { id, kind } = caller;
  const unit = 'unit' in caller ? caller.unit : undefined;
  const named = known.units.find((one) => one.id === unit);
  const recordOf = (wanted: string) => known.officers.find((one) => one.id === wanted);
  const nameOf = (wanted: string) => {
    const name = recordOf(wanted)?.name;
    return name !== undefined && { name };
  };
  const signs = recordOf(id)?.signs;
  const replaced = known.absences
    .filter((absence) => absence.substitute === id && isInForce(absence, known.at))
    .map(({ officer }) => ({ id: officer, ...nameOf(officer) }));
  return {
    id,
    kind,
    ...nameOf(id),
    ...(signs && { signs }),
    ...(unit !== undefined && { unit: { id: unit, ...(named && { name: named.name }) } }),
    ...(caller.kind === 'officer' && { roles: [...caller.roles] }),
    ...awayOf(id, known),
    ...(replaced.length > 0 && { standsInFor: replaced }),
  };
}
