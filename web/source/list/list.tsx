import type { AnswerOf } from 'motcua-client';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { Problem } from '#web/shell/problem.tsx';
import { useWords } from '#web/words/words.ts';
import { EmptyList, LoadingList } from './empty-list.tsx';
import { Footer } from './footer.tsx';
import { Grid } from './grid.tsx';
import { Notice } from './notice.tsx';
import { keepOrder } from './order.ts';
import { type Asked, useTasks } from './tasks.ts';
import { Toolbar } from './toolbar.tsx';
import { useCursor } from './use-cursor.ts';
import { useListKeys } from './use-list-keys.ts';
import { useListWork } from './use-list-work.ts';
import { keepOffset, offsetOf, type usePlace } from './use-place.ts';
import { useSelection } from './use-selection.ts';

const MoreActs = lazy(() => import('./more-acts.tsx').then(({ MoreActs }) => ({ default: MoreActs })));

interface ListProps {
  /** Equal for equal lists. */
  id: string;
  asked: Asked;
  me: AnswerOf<'getMe'>;
  place: ReturnType<typeof usePlace>;
}

export function List({ id, asked, me, place }: ListProps) {
  const { list } = useWords();
  const tasks = useTasks(asked);
  const cursor = useCursor(tasks, place);
  const selection = useSelection(tasks.lines);
  const work = useListWork(cursor, selection, asked);
  const [showsMore, setShowsMore] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useListKeys({ cursor, selection, work, field, openMore: () => setShowsMore(true) });
  useEffect(() => keepOrder(tasks.lines.map((line) => line.id)), [tasks.lines]);
  const remember = useCallback((offset: number) => keepOffset(id, offset), [id]);

  return (
    <div className="list-page">
      <header className="list-head">
        <h1>{list.titles[asked.view ?? 'all']}</h1>
        <Toolbar
          search={place.search}
          text={place.text}
          field={field}
          onFilter={place.filter}
          onSearch={place.find}
          onLeave={focusGrid}
        />
      </header>
      <Notice notice={work.notice} onClose={work.dismiss} />
      {tasks.isPending && <LoadingList />}
      {tasks.isError && tasks.lines.length === 0 && (
        <Problem fault={tasks.error} onRetry={() => tasks.refetch()} />
      )}
      {tasks.isSuccess && tasks.lines.length === 0 && !tasks.hasNextPage && (
        <EmptyList asked={asked} onClear={place.clear} />
      )}
      {tasks.lines.length > 0 && (
        <Grid
          label={list.titles[asked.view ?? 'all']}
          lines={tasks.lines}
          hasMore={tasks.hasNextPage}
          active={cursor.index}
          selected={selection.ids}
          me={me.id}
          offset={offsetOf(id)}
          onScrolled={remember}
          onActive={cursor.move}
          onOpen={work.open}
          onSelect={selection.toggle}
          onNearEnd={tasks.loadMore}
        />
      )}
      <Footer tasks={tasks} selection={selection} work={work} onMore={() => setShowsMore(true)} />
      {showsMore && (
        <Suspense>
          <MoreActs
            work={work}
            line={cursor.line}
            count={selection.ids.size}
            onClose={() => setShowsMore(false)}
          />
        </Suspense>
      )}
    </div>
  );
}

const focusGrid = () => document.getElementById('work-list')?.focus();
