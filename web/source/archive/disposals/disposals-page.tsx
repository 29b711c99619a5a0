import { useInfiniteQuery, useMutation, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { bodyOf } from '#web/api/ask.ts';
import { client } from '#web/api/client.ts';
import { meQuery, unitsQuery } from '#web/api/queries.ts';
import { momentOf } from '#web/dossier/dates.ts';
import { usePreferences } from '#web/preferences/preferences.ts';
import { Found } from '#web/shell/found.tsx';
import { Labelled } from '#web/shell/labelled.tsx';
import { Problem } from '#web/shell/problem.tsx';
import { useTitle } from '#web/shell/use-title.ts';
import { useArchiveWords } from '#web/words/archive.ts';
import { useText } from '#web/words/words.ts';
import { OneDisposal } from './one-disposal.tsx';
import { type DisposalLine, disposalsQuery } from './queries.ts';

/** Lists of packages whose retention is over, on their way to destruction. */
export function DisposalsPage() {
  const { disposals: words } = useArchiveWords();
  const [open, setOpen] = useState<string>();
  const query = useInfiniteQuery(disposalsQuery);
  const lines = query.data?.pages.flatMap(({ items }) => items) ?? [];
  useTitle(words.title);
  return (
    <div className="archive">
      <header className="list-head">
        <h1>{words.title}</h1>
      </header>
      <p className="below is-quiet">{words.rule}</p>
      <Prepare
        onDone={(id) => {
          setOpen(id);
          void query.refetch();
        }}
      />
      {open !== undefined && <OneDisposal key={open} disposalId={open} onClose={() => setOpen(undefined)} />}
      <Found query={query} count={lines.length} empty={words.none}>
        <Lines lines={lines} onOpen={setOpen} />
      </Found>
    </div>
  );
}

/** Draws up a list for a unit. */
function Prepare({ onDone }: { onDone: (id: string) => void }) {
  const { disposals: words, unit: unitWord, chooseUnit } = useArchiveWords();
  const text = useText();
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: units } = useQuery(unitsQuery);
  const [unit, setUnit] = useState(me.unit?.id ?? '');
  const [disposalId, setDisposalId] = useState(() => crypto.randomUUID());
  const preparing = useMutation({
    mutationFn: async () =>
      bodyOf(await client.call('prepareDisposal', { params: { disposalId }, body: { unit } })),
    onSuccess: ({ id }) => {
      setDisposalId(crypto.randomUUID());
      onDone(id);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    preparing.mutate();
  };
  return (
    <form className="scope" onSubmit={submit}>
      <Labelled label={unitWord}>
        {(id) => (
          <select
            id={id}
            className="field"
            required
            value={unit}
            onChange={({ target }) => setUnit(target.value)}
          >
            <option value="">{chooseUnit}</option>
            {(units?.items ?? []).map((one) => (
              <option key={one.unit} value={one.unit}>
                {text(one.name)}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <button type="submit" className="button button-main" disabled={preparing.isPending}>
        {words.prepare}
      </button>
      {preparing.error !== null && <Problem fault={preparing.error} onClose={preparing.reset} />}
    </form>
  );
}

function Lines({ lines, onOpen }: { lines: readonly DisposalLine[]; onOpen: (id: string) => void }) {
  const { disposals: words, unit: unitWord } = useArchiveWords();
  const { language } = usePreferences();
  if (lines.length === 0) return null;
  return (
    <div className="scrolls">
      <table className="results">
        <caption className="for-readers">{words.title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.prepared}</th>
            <th scope="col">{unitWord}</th>
            <th scope="col">{words.by}</th>
            <th scope="col">{words.packages}</th>
            <th scope="col">{words.state}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, prepared, unit, packages, state }) => (
            <tr key={id}>
              <th scope="row">
                <button type="button" className="button button-plain" onClick={() => onOpen(id)}>
                  {momentOf(prepared.at, language)}
                </button>
              </th>
              <td>{unit}</td>
              <td>{prepared.by}</td>
              <td>{packages}</td>
              <td>{words.states[state]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
