import { useSuspenseQuery } from '@tanstack/react-query';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { meQuery } from '#web/api/queries.ts';
import { searchFor } from '#web/list/search.ts';
import { useShortcuts } from '#web/shortcuts/use-shortcuts.ts';
import { SignInAgain } from '#web/sign-in/sign-in-again.tsx';
import { useWords } from '#web/words/words.ts';
import { Help } from './help.tsx';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';
import { Waiting } from './waiting.tsx';

/** What is around every page. */
export function Frame() {
  const { data: me } = useSuspenseQuery(meQuery);
  const [showsHelp, setShowsHelp] = useState(false);
  const navigate = useNavigate();
  const go = (view: 'mine' | 'free' | 'all') => () =>
    void navigate({ to: '/tasks', search: searchFor(view, me.roles) });
  const isAuditor = me.kind === 'auditor';
  const hasLists = me.kind === 'officer' || me.kind === 'manager';
  useShortcuts({
    '?': () => setShowsHelp(true),
    ...(hasLists && { 'g m': go('mine'), 'g f': go('free'), 'g a': go('all') }),
    ...(me.kind === 'officer' && { 'g d': () => void navigate({ to: '/find' }) }),
    ...(isAuditor && { 'g s': () => void navigate({ to: '/archive' }) }),
  });
  return (
    <div className="frame">
      <TopBar me={me} onHelp={() => setShowsHelp(true)} />
      <Rail me={me} />
      <main id="main" className="main" tabIndex={-1}>
        <Suspense fallback={<Waiting />}>{hasLists || isAuditor ? <Outlet /> : <NoAccess />}</Suspense>
      </main>
      {showsHelp && <Help onClose={() => setShowsHelp(false)} />}
      <SignInAgain />
    </div>
  );
}

function NoAccess() {
  const { signIn } = useWords();
  return (
    <div className="state">
      <h1 className="state-title">{signIn.noAccess}</h1>
      <p>{signIn.noAccessAdvice}</p>
    </div>
  );
}
