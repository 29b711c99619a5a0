import { useDossierWords } from '#web/words/dossier.ts';
import type { Check } from './checks.ts';

/** What was found, with its weight in words besides its colour. */
export function ChecksPanel({ checks }: { checks: readonly Check[] }) {
  const { checks: words } = useDossierWords();
  if (checks.length === 0) return <p className="is-quiet">{words.allGood}</p>;
  return (
    <ul className="checks">
      {checks.map(({ state, text }) => (
        <li key={text} className={`flag flag-${state}`}>
          <strong>{words.states[state]}</strong> {text}
        </li>
      ))}
    </ul>
  );
}
