import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { meQuery } from '#web/api/queries.ts';
import { LoadingList } from '#web/list/empty-list.tsx';
import { keepOrder } from '#web/list/order.ts';
import { Problem } from '#web/shell/problem.tsx';
import { useTitle } from '#web/shell/use-title.ts';
import { useShortcuts } from '#web/shortcuts/use-shortcuts.ts';
import { useFindWords } from '#web/words/find.ts';
import { useWords } from '#web/words/words.ts';
import { FindForm } from './find-form.tsx';
import { type FoundLine, placeOf, useFound } from './found.ts';
import { FoundGrid } from './found-grid.tsx';
import { type Asked, askedOf } from './search.ts';
import { useFindPlace } from './use-find-place.ts';
import './find.css';

/** Any dossier of the unit, open or closed, by whatever is known of it. */
export function FindPage() {
  const words = useFindWords();
  const place = useFindPlace();
  const { search, sought } = place;
  const field = useRef<HTMLInputElement>(null);
  const asked = useMemo(() => askedOf(search, sought), [search, sought]);
  useTitle(words.title);
  useShortcuts({
    '/': () => {
      field.current?.focus();
      field.current?.select();
    },
  });
  return (
    <div className="list-page">
      <header className="list-head">
        <h1>{words.title}</h1>
        <FindForm
          search={search}
          sought={sought}
          field={field}
          onFind={place.find}
          onFilter={place.filter}
          onLeave={() => {
            // The list may be there only in a moment, and then takes the focus.
            field.current?.blur();
            focusGrid();
          }}
        />
      </header>
      {asked === undefined ? (
        <div className="state">
          <p className="state-title">{words.begin}</p>
          <p>{words.beginAdvice}</p>
        </div>
      ) : (
        <Results key={JSON.stringify(asked)} asked={asked} place={place} />
      )}
    </div>
  );
}

type Place = ReturnType<typeof useFindPlace>;

const focusGrid = () => document.getElementById('found-list')?.focus();

function Results({ asked, place }: { asked: Asked; place: Place }) {
  const words = useFindWords();
  const { data: me } = useSuspenseQuery(meQuery);
  const found = useFound(asked);
  const { lines, hasNextPage } = found;
  const cursor = useFoundCursor(lines, place);
  useEffect(() => keepOrder(lines.map(placeOf), 'find'), [lines]);

  const isEmpty = lines.length === 0;
  return (
    <>
      {found.isError && <Problem fault={found.error} onRetry={isEmpty ? found.refetch : found.loadMore} />}
      {isEmpty && found.isSuccess && !hasNextPage && (
        <div className="state">
          <p className="state-title">{words.none}</p>
          <p>{words.noneAdvice}</p>
          <button type="button" className="button" onClick={place.clear}>
            {words.clear}
          </button>
        </div>
      )}
      {isEmpty && found.isSuccess && hasNextPage && (
        <div className="state">
          <p className="state-title">{words.noneYet}</p>
          <p>{words.noneYetAdvice}</p>
        </div>
      )}
      {isEmpty && found.isLoading && <LoadingList />}
      {!isEmpty && (
        <FoundGrid
          lines={lines}
          active={cursor.index}
          me={me.id}
          onActive={cursor.move}
          onOpen={(line) => void cursor.open(line)}
        />
      )}
      <Foot found={found} />
    </>
  );
}

/** The row that keys act on. */
function useFoundCursor(lines: readonly FoundLine[], { search, put }: Place) {
  const [code, setCode] = useState(search.at);
  const navigate = useNavigate();
  const found = lines.findIndex((line) => line.code === code);
  const index = Math.max(found, 0);
  const move = (to: number) => setCode(lines[Math.max(0, Math.min(to, lines.length - 1))]?.code);
  const step = (to: number) => () => {
    move(to);
    focusGrid();
  };
  const open = async (line: FoundLine | undefined) => {
    if (line === undefined) return;
    await put(line.code);
    await navigate({ to: '/tasks/$taskId', params: { taskId: placeOf(line) } });
  };
  const openActive = () => void open(lines[index]);
  useShortcuts({
    j: step(index + 1),
    k: step(index - 1),
    ArrowDown: step(index + 1),
    ArrowUp: step(index - 1),
    Home: step(0),
    End: step(lines.length - 1),
    Enter: openActive,
    o: openActive,
  });
  return { index, move, open };
}

function Foot({ found }: { found: ReturnType<typeof useFound> }) {
  const words = useFindWords();
  const { list } = useWords();
  const { lines, hasNextPage, isFetching, isSuccess } = found;
  return (
    <footer className="list-foot">
      <span className="list-count" role="status">
        {isSuccess && (hasNextPage ? words.countSoFar(lines.length) : words.count(lines.length))}
        {isFetching && ` · ${list.loadingMore}`}
      </span>
      {hasNextPage && (
        <button type="button" className="button" disabled={isFetching} onClick={found.loadMore}>
          {words.more}
        </button>
      )}
    </footer>
  );
}
