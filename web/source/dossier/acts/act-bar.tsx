import { useDossierWords } from '#web/words/dossier.ts';
import type { Act } from '../model.ts';
import { keyOf } from './act-key.ts';
import { weightOf } from './act-name.ts';

/** Acts beyond the ninth have no key of their own. */
const digits = 9;

/** The keys of the acts that can be done, in the order of their buttons. */
export const actKeys = (acts: readonly Act[], onAct: (act: Act) => void) =>
  Object.fromEntries(
    acts
      .filter(({ allowed }) => allowed)
      .slice(0, digits)
      .map((act, index) => [String(index + 1), () => onAct(act)]),
  );

interface ActBarProps {
  acts: readonly Act[];
  nameOf: (act: Act) => string;
  busy: boolean;
  onAct: (act: Act) => void;
  onWhy: () => void;
}

const looks = { main: 'button button-main', danger: 'button button-danger', plain: 'button' };

/** What can be done now, each as a button; why the rest is not available is one key away. */
export function ActBar({ acts, nameOf, busy, onAct, onWhy }: ActBarProps) {
  const { acts: words } = useDossierWords();
  const allowed = acts.filter(({ allowed }) => allowed);
  // One thing stands out: what leads on first.
  const main = allowed.find((act) => weightOf(act) === 'main');
  const lookOf = (act: Act) =>
    weightOf(act) === 'main' && act !== main ? looks.plain : looks[weightOf(act)];
  return (
    <div role="toolbar" aria-label={words.bar} className="act-bar">
      {allowed.length === 0 && <p className="is-quiet">{words.none}</p>}
      {allowed.map((act, index) => (
        <button
          key={keyOf(act)}
          type="button"
          className={lookOf(act)}
          disabled={busy}
          onClick={() => onAct(act)}
        >
          {nameOf(act)}
          {index < digits && <kbd>{index + 1}</kbd>}
        </button>
      ))}
      {allowed.length < acts.length && (
        <button type="button" className="button button-plain act-why" onClick={onWhy}>
          {words.whyNot}
        </button>
      )}
    </div>
  );
}
