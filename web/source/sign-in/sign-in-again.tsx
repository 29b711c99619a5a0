import { useRef, useState, useSyncExternalStore } from 'react';
import { Dialog } from '#web/shell/dialog.tsx';
import { useWords } from '#web/words/words.ts';
import { entered, hasEnded, subscribeToSession } from './session.ts';
import { currentSubject } from './tokens.ts';
import { enterInWindow } from './window.ts';

type Step = 'ended' | 'waiting' | 'blocked' | 'other' | 'failed';

/** Asks to sign in again over the page as it is, when the session has ended while somebody works. */
export function SignInAgain() {
  const isEnded = useSyncExternalStore(subscribeToSession, hasEnded);
  return isEnded ? <Ended /> : null;
}

function Ended() {
  const { signIn } = useWords();
  const [step, setStep] = useState<Step>('ended');
  const attempt = useRef<AbortController>(null);

  async function enter() {
    attempt.current?.abort();
    const current = new AbortController();
    attempt.current = current;
    setStep('waiting');
    try {
      const found = await enterInWindow(currentSubject(), current.signal);
      if (found.kind === 'entered') entered(found.response);
      else setStep(found.kind);
    } catch {
      if (!current.signal.aborted) setStep('failed');
    }
  }

  const said = {
    ended: signIn.endedAdvice,
    waiting: signIn.waiting,
    blocked: signIn.blocked,
    other: signIn.otherPerson,
    failed: signIn.failed,
  };
  return (
    <Dialog title={signIn.ended}>
      <p role="status">{said[step]}</p>
      <p>
        <button type="button" className="button button-main" onClick={() => void enter()}>
          {signIn.again}
        </button>
      </p>
    </Dialog>
  );
}
