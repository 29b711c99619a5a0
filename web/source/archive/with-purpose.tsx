import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useArchiveWords } from '#web/words/archive.ts';
import { declarePurpose, leastPurpose, usePurpose } from './purpose.ts';
import './archive.css';

/** Shows what is in it to whoever has said why they look; it stays said until it is changed or the page is left. */
export function WithPurpose({ children }: { children: (purpose: string) => ReactNode }) {
  const { purpose: words } = useArchiveWords();
  const purpose = usePurpose();
  const [changing, setChanging] = useState(false);
  if (purpose === '' || changing) return <PurposeForm before={purpose} onDone={() => setChanging(false)} />;
  return (
    <>
      <p className="purpose">
        <span className="is-quiet">{words.declared}</span> <strong>{purpose}</strong>{' '}
        <button type="button" className="button button-plain" onClick={() => setChanging(true)}>
          {words.change}
        </button>
      </p>
      {children(purpose)}
    </>
  );
}

function PurposeForm({ before, onDone }: { before: string; onDone: () => void }) {
  const { purpose: words } = useArchiveWords();
  const [typed, setTyped] = useState(before);
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    declarePurpose(typed);
    onDone();
  };
  return (
    <form className="state" onSubmit={submit}>
      <label className="state-title" htmlFor={id}>
        {words.ask}
      </label>
      <p>{words.why}</p>
      <input
        id={id}
        className="field purpose-field"
        required
        minLength={leastPurpose}
        maxLength={500}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        // biome-ignore lint/a11y/noAutofocus: nothing else can be done here before
        autoFocus
      />
      <button type="submit" className="button button-main" disabled={typed.trim().length < leastPurpose}>
        {words.goOn}
      </button>
    </form>
  );
}
