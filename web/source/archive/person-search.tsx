import { useInfiniteQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Found } from '#web/shell/found.tsx';
import { Labelled } from '#web/shell/labelled.tsx';
import { useArchiveWords } from '#web/words/archive.ts';
import { AccessTable } from './access-table.tsx';
import { type PersonAsked, personQuery, type Question } from './queries.ts';
import { ResultTable } from './result-table.tsx';
import { useAsked } from './use-asked.ts';

/** Finds what was sealed about a person, by the exact identifier, and who looked at it. */
export function PersonSearch({ purpose }: { purpose: string }) {
  const { person, find } = useArchiveWords();
  const [identifier, setIdentifier] = useState('');
  const [question, ask] = useAsked('person');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask({ identifier: identifier.trim(), purpose });
  };
  return (
    <>
      <form className="scope" onSubmit={submit}>
        <Labelled label={person.identifier}>
          {(id) => (
            <input
              id={id}
              className="field"
              required
              minLength={5}
              maxLength={40}
              autoComplete="off"
              value={identifier}
              onChange={({ target }) => setIdentifier(target.value)}
            />
          )}
        </Labelled>
        <button type="submit" className="button button-main">
          {find}
        </button>
      </form>
      {question === undefined ? (
        <p className="state is-quiet">{person.advice}</p>
      ) : (
        <Results question={question} />
      )}
    </>
  );
}

function Results({ question }: { question: Question<PersonAsked> }) {
  const { person } = useArchiveWords();
  const query = useInfiniteQuery(personQuery(question));
  const pages = query.data?.pages ?? [];
  const lines = pages.flatMap(({ items }) => items);
  const accesses = pages[0]?.accesses ?? [];
  return (
    <Found query={query} count={lines.length}>
      <ResultTable lines={lines} />
      {accesses.length > 0 && (
        <section className="below">
          <h2>{person.looks}</h2>
          <AccessTable accesses={accesses} />
        </section>
      )}
    </Found>
  );
}
