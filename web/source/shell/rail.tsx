import { Link, useMatch } from '@tanstack/react-router';
import type { AnswerOf } from 'motcua-client';
import { useCounts, useTotal } from '#web/list/counts.ts';
import { searchFor } from '#web/list/search.ts';
import { useWords } from '#web/words/words.ts';

const usual = { officer: ['mine', 'free', 'all'], manager: ['all', 'free'] } as const;

/** Where somebody works. */
export function Rail({ me }: { me: AnswerOf<'getMe'> }) {
  const { shell } = useWords();
  return (
    <nav className="rail" aria-label={shell.views}>
      {(me.kind === 'officer' || me.kind === 'manager') && (
        <Lists views={usual[me.kind]} roles={me.roles} mayFind={me.kind === 'officer'} />
      )}
      {me.kind === 'officer' && <Asked />}
      {me.kind === 'auditor' && <Archive />}
    </nav>
  );
}

/** What other units ask. */
function Asked() {
  const { shell } = useWords();
  return (
    <ul>
      <li>
        <Link to="/consultations" className="rail-link" activeProps={{ className: 'is-current' }}>
          {shell.asked}
        </Link>
      </li>
    </ul>
  );
}

const archive = ['/archive', '/archive/exports', '/archive/disposals'] as const;

/** What auditors do with what was sealed. */
function Archive() {
  const { shell } = useWords();
  return (
    <ul>
      {archive.map((to) => (
        <li key={to}>
          <Link
            to={to}
            className="rail-link"
            activeOptions={{ exact: to === '/archive', includeSearch: false }}
            activeProps={{ className: 'is-current' }}
          >
            {shell.archivePlaces[to]}
          </Link>
        </li>
      ))}
    </ul>
  );
}

interface ListsProps {
  views: (typeof usual)['officer' | 'manager'];
  roles: AnswerOf<'getMe'>['roles'];
  mayFind: boolean;
}

/** The work lists; the first of them is shown where the address names none. */
function Lists({ views, roles, mayFind }: ListsProps) {
  const { shell } = useWords();
  const counts = useCounts();
  const free = useTotal(searchFor('free', roles));
  const list = useMatch({ from: '/tasks', shouldThrow: false });
  const current = list === undefined ? undefined : (list.search.view ?? views[0]);
  return (
    <ul>
      {views.map((view) => (
        <li key={view}>
          <Link
            to="/tasks"
            search={searchFor(view, roles)}
            className={view === current ? 'rail-link is-current' : 'rail-link'}
            {...(view === current && { 'aria-current': 'page' })}
          >
            {shell[view]}
            <span className="rail-count">{view === 'free' ? free : counts?.[view]}</span>
          </Link>
        </li>
      ))}
      <li>
        <Link to="/reports" search={{}} className="rail-link" activeProps={{ className: 'is-current' }}>
          {shell.reports}
        </Link>
      </li>
      {mayFind && (
        <li>
          <Link to="/find" search={{}} className="rail-link" activeProps={{ className: 'is-current' }}>
            {shell.find}
          </Link>
        </li>
      )}
    </ul>
  );
}
