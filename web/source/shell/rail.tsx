import { Link, useMatch } from '@tanstack/react-router';
import type { AnswerOf } from 'motcua-client';
import { useCounts } from '#web/list/counts.ts';
import { useWords } from '#web/words/words.ts';

const usual = { officer: ['mine', 'free', 'all'], manager: ['all', 'free'] } as const;

/** The lists that somebody has; the first of them is shown where the address names none. */
export function Rail({ me }: { me: AnswerOf<'getMe'> }) {
  const { shell } = useWords();
  const views = me.kind === 'officer' || me.kind === 'manager' ? usual[me.kind] : [];
  const counts = useCounts();
  const list = useMatch({ from: '/tasks', shouldThrow: false });
  const current = list === undefined ? undefined : (list.search.view ?? views[0]);
  return (
    <nav className="rail" aria-label={shell.views}>
      <ul>
        {views.map((view) => (
          <li key={view}>
            <Link
              to="/tasks"
              search={{ view }}
              className={view === current ? 'rail-link is-current' : 'rail-link'}
              {...(view === current && { 'aria-current': 'page' })}
            >
              {shell[view]}
              {counts && <span className="rail-count">{counts[view]}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
