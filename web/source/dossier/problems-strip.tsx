import { useDossierWords } from '#web/words/dossier.ts';
import type { Check } from './facts/checks.ts';

/** What is in the way, always in view; the rest is among the checks. */
export function ProblemsStrip({ checks, onOpen }: { checks: readonly Check[]; onOpen: () => void }) {
  const { checks: words } = useDossierWords();
  const open = checks.filter(({ state }) => state !== 'good');
  const [first] = open;
  if (first === undefined) return null;
  return (
    <button type="button" className={`strip flag flag-${first.state}`} onClick={onOpen}>
      <strong>{words.problems(open.length)}:</strong> {first.text}
    </button>
  );
}
