import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { proceduresQuery, unitsQuery } from '#web/api/queries.ts';
import { DayField, Labelled } from '#web/shell/labelled.tsx';
import { useArchiveWords } from '#web/words/archive.ts';
import { useText } from '#web/words/words.ts';
import type { ArchiveSearch } from './search.ts';

interface ScopeProps {
  search: ArchiveSearch;
  /** Whoever sees one unit and those below it is offered no other. */
  own: string | undefined;
  /** Whether a search may concern all units. */
  anyUnit: boolean;
}

/** Unit, procedure and days that a search is narrowed down to; they are in the address. */
export function ScopeFields({ search, own, anyUnit }: ScopeProps) {
  const words = useArchiveWords();
  const text = useText();
  const narrow = useNarrow(search);
  const { data: procedures } = useQuery(proceduresQuery);
  return (
    <>
      <UnitField {...{ search, own, anyUnit }} />
      <Labelled label={words.procedure}>
        {(id) => (
          <select
            id={id}
            className="field"
            value={search.procedure ?? ''}
            onChange={({ target }) => narrow({ procedure: target.value })}
          >
            <option value="">{words.anyProcedure}</option>
            {(procedures?.items ?? []).map(({ code, name }) => (
              <option key={code} value={code}>
                {text(name)}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <DayField label={words.from} value={search.from} onChange={(from) => narrow({ from })} />
      <DayField label={words.to} value={search.to} onChange={(to) => narrow({ to })} />
    </>
  );
}

/** The unit whose archive is looked into. */
export function UnitField({ search, own, anyUnit, none }: ScopeProps & { none?: string }) {
  const words = useArchiveWords();
  const text = useText();
  const narrow = useNarrow(search);
  const { data: units } = useQuery(unitsQuery);
  const seen = (units?.items ?? []).filter(
    ({ unit }) => own === undefined || unit === own || unit.startsWith(`${own}.`),
  );
  return (
    <Labelled label={words.unit}>
      {(id) => (
        <select
          id={id}
          className="field"
          value={search.unit ?? (anyUnit ? '' : own)}
          onChange={({ target }) => narrow({ unit: target.value })}
        >
          {anyUnit && <option value="">{none ?? words.anyUnit}</option>}
          {!anyUnit && own === undefined && <option value="">{words.chooseUnit}</option>}
          {seen.map(({ unit, name }) => (
            <option key={unit} value={unit}>
              {text(name)}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

/** Writes a change of the scope into the address, in the place of what was there; an empty text takes a filter away. */
export function useNarrow(
  search: ArchiveSearch,
): (change: Partial<Record<keyof ArchiveSearch, string>>) => void {
  const navigate = useNavigate();
  return (change) =>
    void navigate({ to: '/archive', search: { ...search, ...change } as ArchiveSearch, replace: true });
}
