import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { meQuery } from '#web/api/queries.ts';
import { DayField } from '#web/shell/labelled.tsx';
import { useTitle } from '#web/shell/use-title.ts';
import { useReportsWords } from '#web/words/reports.ts';
import { Book } from './book.tsx';
import { Guidance } from './guidance.tsx';
import { Ratings } from './ratings.tsx';
import { Reconciliation } from './reconciliation.tsx';
import { type Kind, kinds, periodOf, type ReportSearch } from './search.ts';
import '#web/style/results.css';

/** Officers order books and read what was guided on; the rest is for managers. */
const ofOfficers: readonly Kind[] = ['guidance', 'book'];

/** What a unit has in writing about its own work. */
export function ReportsPage() {
  const words = useReportsWords();
  const { data: me } = useSuspenseQuery(meQuery);
  const search = useSearch({ from: '/reports' });
  const navigate = useNavigate();
  const seen = me.kind === 'manager' ? kinds : ofOfficers;
  const kind = seen.find((one) => one === search.kind) ?? seen[0] ?? 'guidance';
  const narrow = (change: ReportSearch) => {
    void navigate({ to: '/reports', search: { ...search, kind, ...change }, replace: true });
  };
  useTitle(words.title);
  return (
    <div className="reports">
      <header className="list-head">
        <h1>{words.title}</h1>
        <nav aria-label={words.kindsLabel}>
          <ul className="ways">
            {seen.map((one) => (
              <li key={one}>
                <Link
                  to="/reports"
                  search={{ ...search, kind: one }}
                  className={one === kind ? 'button is-current' : 'button button-plain'}
                  {...(one === kind && { 'aria-current': 'page' })}
                >
                  {words.kinds[one]}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <div className="scope">
        <DayField
          label={kind === 'reconciliation' ? words.day : words.from}
          value={search.from}
          onChange={(from) => narrow({ from })}
        />
        {kind !== 'reconciliation' && (
          <DayField label={words.to} value={search.to} onChange={(to) => narrow({ to })} />
        )}
      </div>
      <Report kind={kind} search={search} />
    </div>
  );
}

function Report({ kind, search }: { kind: Kind; search: ReportSearch }) {
  switch (kind) {
    case 'ratings':
      return <Ratings period={periodOf(search)} />;
    case 'guidance':
      return <Guidance period={periodOf(search)} />;
    case 'book':
      return <Book from={search.from} to={search.to} />;
    case 'reconciliation':
      return <Reconciliation date={search.from} />;
    default:
      return kind satisfies never;
  }
}
