import { type ReactNode, useEffect, useState } from 'react';
import { Waiting } from '#web/shell/waiting.tsx';
import { useWords } from '#web/words/words.ts';
import { arrive, leave } from './round-trip.ts';
import { followsSignOut } from './sign-out.ts';
import { handOver } from './window.ts';

type State = 'going' | 'arriving' | 'in' | 'other-window' | 'signed-out' | 'failed';

interface GateProps {
  children: ReactNode;
  /** Puts the page where it was when it left to sign in. */
  onArrival: (path: string, held: unknown) => void;
}

/** Lets nobody in without tokens: the page goes to the issuer, and comes back to where it was. */
export function Gate({ children, onArrival }: GateProps) {
  const [state, setState] = useState<State>(begin);
  const goIn = () => {
    setState('going');
    leave(here(), history.state).catch(() => setState('failed'));
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for the page as it was opened
  useEffect(() => {
    if (state === 'going') goIn();
    if (state !== 'arriving') return;
    const answer = new URL(location.href);
    arrive(answer).then(
      (trip) => {
        if (trip === undefined) {
          handOver(answer);
          return setState('other-window');
        }
        onArrival(trip.path, trip.held);
        setState('in');
      },
      () => setState('failed'),
    );
  }, []);

  if (state === 'in') return children;
  return <Door state={state} onEnter={goIn} />;
}

function begin(): State {
  if (location.pathname === '/signed-in') return 'arriving';
  return followsSignOut() ? 'signed-out' : 'going';
}

/** The answer of the issuer is good once: whoever begins again from it begins at home. */
const here = () => (location.pathname === '/signed-in' ? '/' : location.href.slice(location.origin.length));

function Door({ state, onEnter }: { state: Exclude<State, 'in'>; onEnter: () => void }) {
  const { signIn } = useWords();
  if (state === 'going') return <Waiting text={signIn.going} />;
  if (state === 'arriving') return <Waiting text={signIn.arriving} />;
  if (state === 'other-window') return <Waiting text={signIn.mayClose} />;
  const [title, advice] =
    state === 'failed' ? [signIn.failed, signIn.failedAdvice] : [signIn.signedOut, signIn.signedOutAdvice];
  return (
    <main className="state">
      <h1 className="state-title">{title}</h1>
      <p>{advice}</p>
      <button type="button" className="button button-main" onClick={onEnter}>
        {signIn.again}
      </button>
    </main>
  );
}
