import { useWords } from '#web/words/words.ts';
import { said } from './acts/notice.tsx';
import type { ListWork } from './acts/use-list-work.ts';
import type { Selection } from './acts/use-selection.ts';
import type { Tasks } from './tasks.ts';

interface FooterProps {
  tasks: Tasks;
  /** How many rows the list has in all, if it is known. */
  total: number | undefined;
  /** Whether tasks have come or gone since it was read. */
  hasMoved: boolean;
  selection: Selection;
  work: ListWork;
  onMore: () => void;
}

const standings = ['overdue', 'near', 'waiting'] as const;

/** How much is shown, what is chosen and what can be done with it, and what the colours mean. */
export function Footer({ tasks, total, hasMoved, selection, work, onMore }: FooterProps) {
  const words = useWords();
  const { list } = words;
  const count = selection.ids.size;
  const { notice, progress } = work;
  const rows = tasks.hasNextPage ? (total ?? tasks.lines.length) : tasks.lines.length;
  return (
    <footer className="list-foot">
      <span className="list-count">
        {tasks.isSuccess && list.count(rows)}
        {tasks.isFetchingNextPage && ` · ${list.loadingMore}`}
      </span>
      {hasMoved && <Moved onRefresh={work.refresh} />}
      {count > 0 && (
        <span className="list-chosen">
          <strong>{list.selected(count)}</strong>
          <button
            type="button"
            className="button"
            disabled={progress !== undefined}
            onClick={() => work.act('claim')}
          >
            {list.claim}
          </button>
          <button type="button" className="button" onClick={onMore}>
            {list.more}
          </button>
          {count < rows && (
            <button
              type="button"
              className="button button-plain"
              aria-keyshortcuts="*"
              disabled={selection.isGathering}
              onClick={selection.chooseAll}
            >
              {list.selectAll(rows)}
            </button>
          )}
          <button type="button" className="button button-plain" onClick={selection.clear}>
            {list.clear}
          </button>
        </span>
      )}
      {progress !== undefined && progress.of > 1 && (
        <span className="list-progress" role="status">
          {list.progress(progress.done, progress.of)}
          <progress
            value={progress.done}
            max={progress.of}
            aria-label={list.progress(progress.done, progress.of)}
          />
        </span>
      )}
      {notice !== undefined && notice.kind !== 'failed' && (
        <span className="list-said" aria-hidden>
          {said(notice, words)}
        </span>
      )}
      {count === 0 && <Legend />}
    </footer>
  );
}

/** What the colours of the list mean. */
function Legend() {
  const { due } = useWords();
  return (
    <ul className="legend">
      {standings.map((standing) => (
        <li key={standing}>
          <span className={`swatch due-${standing}`} aria-hidden />
          {due.legend[standing]}
        </li>
      ))}
    </ul>
  );
}

/** Says that the list is no longer what it was; it changes when the person wants it to. */
function Moved({ onRefresh }: { onRefresh: () => void }) {
  const { list } = useWords();
  return (
    <span className="list-chosen" role="status">
      {list.moved}
      <button type="button" className="button" aria-keyshortcuts="r" onClick={onRefresh}>
        {list.refresh}
      </button>
    </span>
  );
}
