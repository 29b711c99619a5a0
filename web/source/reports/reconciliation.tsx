import { useQuery } from '@tanstack/react-query';
import type { AnswerOf } from 'motcua-client';
import { dong } from '#web/dossier/dates.ts';
import { Problem } from '#web/shell/problem.tsx';
import { Waiting } from '#web/shell/waiting.tsx';
import { useReportsWords } from '#web/words/reports.ts';
import '#web/dossier/dossier.css';
import { reconciliationQuery } from './queries.ts';

/** What a provider's statement of a day says against our own ledger; what differs comes first. */
export function Reconciliation({ date }: { date: string | undefined }) {
  const words = useReportsWords();
  const { data, error, refetch, isPending } = useQuery({
    ...reconciliationQuery(date ?? ''),
    enabled: date !== undefined,
  });
  if (date === undefined) return <p className="state is-quiet">{words.chooseDay}</p>;
  if (error !== null) return <Problem fault={error} onRetry={refetch} />;
  if (isPending) return <Waiting />;
  if (data.items.length === 0) return <p className="state is-quiet">{words.notReconciled}</p>;
  return data.items.map(({ provider, rows }) => (
    <OfProvider key={provider} provider={provider} rows={rows} />
  ));
}

type Rows = AnswerOf<'getReconciliation'>['items'][number]['rows'];

function OfProvider({ provider, rows }: { provider: string; rows: Rows }) {
  const words = useReportsWords();
  const different = rows.filter(({ finding }) => finding !== 'matched');
  return (
    <section className="below">
      <h2>{provider}</h2>
      <p role="status">
        {different.length === 0
          ? words.allMatched(rows.length)
          : words.differences(different.length, rows.length)}
      </p>
      <div className="scrolls">
        <table className="results">
          <caption className="for-readers">{provider}</caption>
          <thead>
            <tr>
              <th scope="col">{words.transaction}</th>
              <th scope="col">{words.code}</th>
              <th scope="col">{words.statement}</th>
              <th scope="col">{words.ledger}</th>
              <th scope="col">{words.finding}</th>
            </tr>
          </thead>
          <tbody>
            {[...different, ...rows.filter(({ finding }) => finding === 'matched')].map((row) => (
              <tr key={row.transaction}>
                <th scope="row">{row.transaction}</th>
                <td>{row.dossier}</td>
                <td>{row.statement !== undefined && dong(row.statement)}</td>
                <td>{row.ledger !== undefined && dong(row.ledger)}</td>
                <td>
                  <span className={row.finding === 'matched' ? 'flag' : 'flag flag-danger'}>
                    {words.findings[row.finding]}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
