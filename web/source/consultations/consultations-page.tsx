import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useNameOf } from '#web/api/queries.ts';
import { momentOf } from '#web/dossier/dates.ts';
import { usePreferences } from '#web/preferences/preferences.ts';
import { Problem } from '#web/shell/problem.tsx';
import { useTitle } from '#web/shell/use-title.ts';
import { useDossierWords } from '#web/words/dossier.ts';
import { consultationsQuery } from './queries.ts';
import './consultations.css';

/** The questions of other units that wait for an answer of this one. */
export function ConsultationsPage() {
  const { consultations: words, letters } = useDossierWords();
  const { language } = usePreferences();
  const nameOf = useNameOf();
  const { data, error, refetch, isPending, hasNextPage, fetchNextPage } =
    useInfiniteQuery(consultationsQuery);
  useTitle(words.title);
  const items = (data?.pages ?? []).flatMap((page) => page.items);
  return (
    <section className="stack consultations">
      <h1>{words.title}</h1>
      {error !== null && <Problem fault={error} onRetry={refetch} />}
      {!isPending && items.length === 0 && error === null && <p className="is-quiet">{words.none}</p>}
      <ul className="stack">
        {items.map(({ id, question, dueAt, state, holder, dossier: { code, procedure } }) => (
          <li key={id} className="consultation">
            <Link to="/consultations/$consultationId" params={{ consultationId: id }}>
              {code}
            </Link>{' '}
            <span className="is-quiet">{procedure.name[language]}</span>
            <p className="said">{question}</p>
            <p className={state === 'overdue' ? 'flag flag-danger' : 'flag'}>
              {letters.until}: {momentOf(dueAt, language)}
            </p>
            {holder !== undefined && <p className="flag">{words.heldBy(nameOf(holder))}</p>}
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <button type="button" className="button" onClick={() => void fetchNextPage()}>
          {words.more}
        </button>
      )}
    </section>
  );
}
