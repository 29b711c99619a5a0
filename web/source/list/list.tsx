import type { AnswerOf } from 'motcua-client';
import { lazy, type RefObject, Suspense, useCallback, useEffect, useState } from 'react';
import { Problem } from '#web/shell/problem.tsx';
import { Notice } from './acts/notice.tsx';
import { useListWork } from './acts/use-list-work.ts';
import { type Selection, useSelection } from './acts/use-selection.ts';
import { useTotal } from './counts.ts';
import { EmptyList, LoadingList } from './empty-list.tsx';
import { Footer } from './footer.tsx';
import { Grid } from './grid.tsx';
import { keepOrder } from './order.ts';
import { type Asked, useTasks } from './tasks.ts';
import { useChanges } from './use-changes.ts';
import { type Cursor, useCursor } from './use-cursor.ts';
import { useListKeys } from './use-list-keys.ts';
import { keepOffset, offsetOf, type usePlace } from './use-place.ts';

const AssignDialog = lazy(() =>
  import('./acts/assign-dialog.tsx').then(({ AssignDialog }) => ({ default: AssignDialog })),
);
const MoreActs = lazy(() => import('./acts/more-acts.tsx').then(({ MoreActs }) => ({ default: MoreActs })));

interface ListProps {
  /** Equal for equal lists. */
  id: string;
  title: string;
  asked: Asked;
  me: AnswerOf<'getMe'>;
  place: ReturnType<typeof usePlace>;
  /** Where one searches. */
  field: RefObject<HTMLInputElement | null>;
}

export function List({ id, title, asked, me, place, field }: ListProps) {
  const tasks = useTasks(asked);
  const cursor = useCursor(tasks, place);
  const selection = useSelection(tasks);
  const total = useTotal(asked);
  const changes = useChanges(asked, tasks, me.id);
  const work = useListWork(cursor, selection, asked, changes);
  const [showsMore, setShowsMore] = useState(false);
  const showMore = () => setShowsMore(true);
  const hideMore = () => setShowsMore(false);
  const mayAssign = me.roles?.includes('leader') === true;
  useListKeys({ cursor, selection, work, field, mayAssign, openMore: showMore });
  useEffect(() => keepOrder(tasks.lines.map((line) => line.id)), [tasks.lines]);
  const remember = useCallback((offset: number) => keepOffset(id, offset), [id]);

  const isEmpty = tasks.lines.length === 0;
  const isWhole = tasks.isSuccess && !tasks.hasNextPage;
  return (
    <>
      <Notice notice={work.notice} onClose={work.dismiss} />
      {tasks.isError && <Problem fault={tasks.error} onRetry={isEmpty ? tasks.refetch : tasks.loadMore} />}
      {isEmpty && !tasks.isError && isWhole && <EmptyList asked={asked} onClear={place.clear} />}
      {isEmpty && !tasks.isError && !isWhole && <LoadingList />}
      {!isEmpty && (
        <Grid
          label={title}
          lines={tasks.lines}
          hasMore={tasks.hasNextPage}
          total={total}
          active={cursor.index}
          selected={selection.ids}
          me={me.id}
          offset={offsetOf(id)}
          onLeave={remember}
          onActive={cursor.move}
          onOpen={work.open}
          onSelect={selection.toggle}
          onNearEnd={tasks.loadMore}
        />
      )}
      <Footer
        tasks={tasks}
        total={total}
        selection={selection}
        work={work}
        hasMoved={changes.hasMoved}
        onMore={showMore}
      />
      <Suspense>
        {work.assigning.length > 0 && (
          <AssignDialog
            lines={work.assigning}
            onAssign={(assignTo) => work.act({ assignTo })}
            onClose={work.stopAssigning}
          />
        )}
        {showsMore && <MoreActs {...{ work, mayAssign }} {...rowsOf(cursor, selection)} onClose={hideMore} />}
      </Suspense>
    </>
  );
}

/** The row under the cursor, and how many are chosen instead. */
const rowsOf = ({ line }: Cursor, { ids }: Selection) => ({ line, count: ids.size });
