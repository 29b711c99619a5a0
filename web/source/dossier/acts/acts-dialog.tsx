import { useEffect, useRef } from 'react';
import { usePreferences } from '#web/preferences/preferences.ts';
import { Dialog } from '#web/shell/dialog.tsx';
import { useDossierWords } from '#web/words/dossier.ts';
import type { Act } from '../model.ts';
import { keyOf } from './act-key.ts';

interface ActsDialogProps {
  acts: readonly Act[];
  nameOf: (act: Act) => string;
  onAct: (act: Act) => void;
  onClose: () => void;
}

/** Every act by its name: those that can be done, and why the others cannot. */
export function ActsDialog({ acts, nameOf, onAct, onClose }: ActsDialogProps) {
  const { acts: words } = useDossierWords();
  const { language } = usePreferences();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  const allowed = acts.filter((act) => act.allowed);
  const refused = acts.filter((act) => !act.allowed);
  return (
    <Dialog title={words.bar} onClose={onClose}>
      {allowed.length === 0 && <p>{words.none}</p>}
      <ul ref={list} className="stack">
        {allowed.map((act) => (
          <li key={keyOf(act)}>
            <button type="button" className="button" onClick={() => onAct(act)}>
              {nameOf(act)}
            </button>
          </li>
        ))}
      </ul>
      {refused.length > 0 && (
        <section aria-label={words.whyTitle}>
          <h3 className="side-title">{words.whyTitle}</h3>
          <dl className="facts">
            {refused.map((act) => (
              <div className="fact" key={keyOf(act)}>
                <dt>{nameOf(act)}</dt>
                <dd>{act.why?.detail[language]}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </Dialog>
  );
}
