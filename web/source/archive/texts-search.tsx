import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { dayOf } from '#web/dossier/dates.ts';
import { usePreferences } from '#web/preferences/preferences.ts';
import { Found } from '#web/shell/found.tsx';
import { Labelled } from '#web/shell/labelled.tsx';
import { useArchiveWords } from '#web/words/archive.ts';
import { remember, remembered } from './marked.ts';
import { useProcedureName } from './names.ts';
import { type FoundText, type Question, type TextsAsked, textsQuery } from './queries.ts';
import { ScopeFields } from './scope-fields.tsx';
import { type SearchProps, scopeOf } from './search.ts';
import { useAsked } from './use-asked.ts';

/** Finds sealed dossiers by what their papers say. */
export function TextsSearch({ search, own, purpose }: SearchProps) {
  const words = useArchiveWords();
  const [q, setQ] = useState(remembered());
  const [question, ask] = useAsked('texts');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (q.trim() === '') return;
    remember(q.trim());
    ask({ ...scopeOf(search), q: q.trim(), purpose });
  };
  return (
    <>
      <form className="scope" onSubmit={submit}>
        <Labelled label={words.texts.q}>
          {(id) => (
            <input
              id={id}
              type="search"
              className="field texts-field"
              required
              maxLength={200}
              value={q}
              onChange={({ target }) => setQ(target.value)}
            />
          )}
        </Labelled>
        <ScopeFields search={search} own={own} anyUnit />
        <button type="submit" className="button button-main">
          {words.find}
        </button>
      </form>
      {question === undefined ? (
        <p className="state is-quiet">{words.texts.advice}</p>
      ) : (
        <Results question={question} />
      )}
    </>
  );
}

function Results({ question }: { question: Question<TextsAsked> }) {
  const { texts } = useArchiveWords();
  const query = useInfiniteQuery(textsQuery(question));
  const found = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Found query={query} count={found.length}>
      {found.length > 0 && <p className="told-count">{texts.count(query.data?.pages[0]?.count ?? 0)}</p>}
      <ol className="hits">
        {found.map((one) => (
          <li key={one.code}>
            <Hit found={one} />
          </li>
        ))}
      </ol>
    </Found>
  );
}

/** One dossier with the places that say so; each leads to its page. */
function Hit({ found }: { found: FoundText }) {
  const { texts } = useArchiveWords();
  const { language } = usePreferences();
  const nameOf = useProcedureName();
  const { code, applicantName, procedure, closedAt, pages, pageCount, damaged } = found;
  return (
    <>
      <p>
        <Link to="/archive/$code" params={{ code }} className="dossier-code">
          {code}
        </Link>{' '}
        · {applicantName} · {nameOf(procedure.code)} · {dayOf(closedAt, language)}
      </p>
      {damaged && <p className="flag flag-danger">{texts.damaged}</p>}
      <ul className="hit-pages">
        {pages.map(({ file, page, excerpt = [], damaged: spoilt }) => (
          <li key={`${file} ${page}`}>
            <Link to="/archive/$code" params={{ code }} search={{ file, page }}>
              {texts.page(page)}
            </Link>
            {spoilt ? (
              <span className="flag flag-danger">{texts.damagedText}</span>
            ) : (
              <q className="excerpt">
                {excerpt.map(({ text, isFound }, index) =>
                  // biome-ignore lint/suspicious/noArrayIndexKey: parts of a sentence keep their order
                  isFound ? <mark key={index}>{text} </mark> : <span key={index}>{text} </span>,
                )}
              </q>
            )}
          </li>
        ))}
      </ul>
      {pageCount > pages.length && <p className="is-quiet">{texts.morePages(pageCount - pages.length)}</p>}
    </>
  );
}
