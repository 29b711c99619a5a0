import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { meQuery } from '#web/api/queries.ts';
import { useTitle } from '#web/shell/use-title.ts';
import { useWords } from '#web/words/words.ts';
import { List } from './list.tsx';
import { askedOf } from './search.ts';
import { Toolbar } from './toolbar.tsx';
import { usePlace } from './use-place.ts';

/** The work list. Another view, filter or order is another list, with a cursor and a selection of its own. */
export function ListPage() {
  const { data: me } = useSuspenseQuery(meQuery);
  const { list } = useWords();
  const place = usePlace();
  const usual = me.kind === 'officer' ? 'mine' : 'all';
  const asked = useMemo(() => askedOf(place.search, place.q, usual), [place.search, place.q, usual]);
  const key = JSON.stringify({ ...asked });
  const field = useRef<HTMLInputElement>(null);
  const title = list.titles[asked.view ?? usual];
  useTitle(title);

  // What the address says of the cursor changes with every row, and is no other list.
  // biome-ignore lint/correctness/useExhaustiveDependencies: equal lists have equal keys
  const same = useMemo(() => asked, [key]);
  return (
    <div className="list-page">
      <header className="list-head">
        <h1>{title}</h1>
        <Toolbar
          search={place.search}
          view={asked.view ?? usual}
          text={place.text}
          field={field}
          onFilter={place.filter}
          onSearch={place.find}
          onLeave={focusGrid}
        />
      </header>
      <List key={key} id={key} title={title} asked={same} me={me} place={place} field={field} />
    </div>
  );
}

const focusGrid = () => document.getElementById('work-list')?.focus();
