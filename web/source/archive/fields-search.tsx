import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Found } from '#web/shell/found.tsx';
import { DayField, Labelled } from '#web/shell/labelled.tsx';
import { useArchiveWords } from '#web/words/archive.ts';
import { choose } from './exports/chosen.ts';
import { type FieldsAsked, fieldsQuery, type Question } from './queries.ts';
import { ResultTable } from './result-table.tsx';
import { ScopeFields, useNarrow } from './scope-fields.tsx';
import { endOf, type SearchProps, scopeOf } from './search.ts';
import { useAsked } from './use-asked.ts';

/** Finds sealed dossiers by unit, procedure, time, code, name and end of retention. */
export function FieldsSearch({ search, own, purpose }: SearchProps) {
  const words = useArchiveWords();
  const narrow = useNarrow(search);
  const [question, ask] = useAsked('fields');
  const [q, setQ] = useState(question?.asked.q ?? '');
  const unit = search.unit ?? own;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (unit === undefined) return;
    ask({
      ...scopeOf(search),
      unit,
      purpose,
      ...(q.trim() !== '' && { q: q.trim() }),
      ...(search.over && { retainUntilTo: endOf(search.over) }),
    });
  };
  return (
    <>
      <form className="scope" onSubmit={submit}>
        <Labelled label={words.q}>
          {(id) => (
            <input
              id={id}
              type="search"
              className="field"
              maxLength={100}
              value={q}
              onChange={({ target }) => setQ(target.value)}
            />
          )}
        </Labelled>
        <ScopeFields search={search} own={own} anyUnit={false} />
        <DayField label={words.over} value={search.over} onChange={(over) => narrow({ over })} />
        <button type="submit" className="button button-main" disabled={unit === undefined}>
          {words.find}
        </button>
      </form>
      {question === undefined ? (
        <p className="state is-quiet">{words.advice}</p>
      ) : (
        <Results question={question} />
      )}
    </>
  );
}

function Results({ question }: { question: Question<FieldsAsked> }) {
  const words = useArchiveWords();
  const query = useInfiniteQuery(fieldsQuery(question));
  const lines = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const damaged = query.data?.pages.flatMap((page) => page.damaged ?? []) ?? [];
  return (
    <Found query={query} count={lines.length}>
      {damaged.length > 0 && (
        <p className="notice notice-problem" role="alert">
          {words.damaged(damaged.join(', '))}
        </p>
      )}
      <ResultTable lines={lines} />
      {lines.length > 0 && (
        <Link
          to="/archive/exports"
          className="button more"
          onClick={() => choose(lines.map(({ code }) => code))}
        >
          {words.giveOut(lines.length)}
        </Link>
      )}
    </Found>
  );
}
