import { useQuery } from '@tanstack/react-query';
import type { AnswerOf } from 'motcua-client';
import { lazy, Suspense, useRef, useState } from 'react';
import { prefer, usePreferences } from '#web/preferences/preferences.ts';
import { findIssuer } from '#web/sign-in/issuer.ts';
import { useText, useWords } from '#web/words/words.ts';

const AccountMenu = lazy(() =>
  import('./account-menu.tsx').then(({ AccountMenu }) => ({ default: AccountMenu })),
);

/** Where one is, who one is, and how one likes it. */
export function TopBar({ me, onHelp }: { me: AnswerOf<'getMe'>; onHelp: () => void }) {
  const words = useWords();
  const text = useText();
  const { language } = usePreferences();
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const name = me.name ?? me.id;
  const other = language === 'vi' ? 'en' : 'vi';
  return (
    <header className="top-bar">
      <a className="skip" href="#main">
        {words.shell.skip}
      </a>
      <span className="brand">{words.appName}</span>
      {me.unit && <span className="unit">{me.unit.name ? text(me.unit.name) : me.unit.id}</span>}
      <Stage />
      <span className="spring" />
      <button
        type="button"
        className="button button-plain"
        lang={other}
        onClick={() => prefer({ language: other })}
      >
        {other === 'vi' ? 'Tiếng Việt' : 'English'}
      </button>
      <button
        type="button"
        className="button button-plain"
        aria-label={words.shell.help}
        title={words.shell.help}
        aria-keyshortcuts="?"
        onClick={onHelp}
      >
        <kbd>?</kbd>
      </button>
      <button
        ref={button}
        type="button"
        className="button button-plain account"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        title={words.shell.account}
        onClick={() => setIsOpen(!isOpen)}
      >
        {name} <span aria-hidden>▾</span>
      </button>
      {isOpen && (
        <Suspense>
          <AccountMenu button={button} onHelp={onHelp} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </header>
  );
}

/** Says that this is no real work, where it is none. */
function Stage() {
  const words = useWords();
  const { data } = useQuery({
    queryKey: ['stage'],
    queryFn: async () => (await findIssuer()).stage,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (data === undefined || data === 'prod') return null;
  return <span className="stage">{words.shell.stage(data)}</span>;
}
