import { Link } from '@tanstack/react-router';
import { useWords } from '#web/words/words.ts';
import { isNarrowed } from './search.ts';
import type { Asked } from './tasks.ts';

/** Why nothing is shown, and what to do about it. */
export function EmptyList({ asked, onClear }: { asked: Asked; onClear: () => void }) {
  const { list } = useWords();
  const view = asked.view ?? 'all';
  if (isNarrowed(asked))
    return (
      <div className="state">
        <p className="state-title">{list.noMatch}</p>
        <p>{list.noMatchAdvice}</p>
        <button type="button" className="button" onClick={onClear}>
          {list.clearFilters}
        </button>
      </div>
    );
  return (
    <div className="state">
      <p className="state-title">{list.empty[view]}</p>
      <p>{list.emptyAdvice[view]}</p>
      {view === 'mine' && (
        <Link to="/tasks" search={{ view: 'free' }} className="button">
          {list.titles.free}
        </Link>
      )}
    </div>
  );
}

const placeholders = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** Rows to be, so that nothing jumps when they come. */
export function LoadingList() {
  const { list } = useWords();
  return (
    <div className="list-loading" role="status">
      <span className="for-readers">{list.loading}</span>
      {placeholders.map((key) => (
        <div key={key} className="row-to-be" />
      ))}
    </div>
  );
}
