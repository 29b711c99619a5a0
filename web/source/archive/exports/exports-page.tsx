import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { momentOf } from '#web/dossier/dates.ts';
import { usePreferences } from '#web/preferences/preferences.ts';
import { Found } from '#web/shell/found.tsx';
import { useTitle } from '#web/shell/use-title.ts';
import { useArchiveWords } from '#web/words/archive.ts';
import { WithPurpose } from '../with-purpose.tsx';
import { chosenCodes } from './chosen.ts';
import { OneExport } from './one-export.tsx';
import { OrderForm } from './order-form.tsx';
import { type ExportLine, exportsQuery } from './queries.ts';

/** What is given out to an inspection or handed over to the historical archive: orders, and what came of them. */
export function ExportsPage() {
  const { exports: words } = useArchiveWords();
  const [open, setOpen] = useState<string>();
  const [ordering, setOrdering] = useState(chosenCodes().length > 0);
  const query = useInfiniteQuery(exportsQuery);
  const lines = query.data?.pages.flatMap(({ items }) => items) ?? [];
  useTitle(words.title);
  return (
    <div className="archive">
      <header className="list-head">
        <h1>{words.title}</h1>
        <button type="button" className="button button-main" onClick={() => setOrdering(true)}>
          {words.order}
        </button>
      </header>
      {ordering && (
        <WithPurpose>
          {(purpose) => (
            <OrderForm
              purpose={purpose}
              onDone={(id) => {
                setOrdering(false);
                setOpen(id);
                void query.refetch();
              }}
              onCancel={() => setOrdering(false)}
            />
          )}
        </WithPurpose>
      )}
      {open !== undefined && <OneExport key={open} exportId={open} onClose={() => setOpen(undefined)} />}
      <Found query={query} count={lines.length} empty={words.none}>
        <Lines lines={lines} onOpen={setOpen} />
      </Found>
    </div>
  );
}

function Lines({ lines, onOpen }: { lines: readonly ExportLine[]; onOpen: (id: string) => void }) {
  const { exports: words } = useArchiveWords();
  const { language } = usePreferences();
  if (lines.length === 0) return null;
  return (
    <div className="scrolls">
      <table className="results">
        <caption className="for-readers">{words.title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.ordered}</th>
            <th scope="col">{words.recipient}</th>
            <th scope="col">{words.kind}</th>
            <th scope="col">{words.dossiers}</th>
            <th scope="col">{words.state}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, ordered, recipient, kind, dossiers, state }) => (
            <tr key={id}>
              <th scope="row">
                <button type="button" className="button button-plain" onClick={() => onOpen(id)}>
                  {momentOf(ordered.at, language)}
                </button>
              </th>
              <td>{recipient}</td>
              <td>{words.kinds[kind]}</td>
              <td>{dossiers}</td>
              <td>{words.states[state]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
