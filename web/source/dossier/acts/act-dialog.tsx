import { useEffect, useRef, useState } from 'react';
import { Dialog } from '#web/shell/dialog.tsx';
import { Problem } from '#web/shell/problem.tsx';
import { useDossierWords } from '#web/words/dossier.ts';
import { Letter } from '../facts/letter.tsx';
import type { Telling } from '../facts/timeline.ts';
import type { Act, Dossier, Procedure } from '../model.ts';
import { ActField } from './act-field.tsx';
import { fieldsOf, missingIn, requestOf } from './act-form.ts';
import { keyOf } from './act-key.ts';
import { weightOf } from './act-name.ts';
import { type Draft, dropDraft, useDraft } from './draft.ts';
import { StaleNotice } from './stale-notice.tsx';
import { useSending } from './use-sending.ts';

interface ActDialogProps {
  act: Act;
  name: string;
  taskId: string;
  version: number;
  dossier: Dossier;
  procedure: Procedure | undefined;
  telling: Telling;
  onDone: (dossier: Dossier) => void;
  onClose: () => void;
}

/** Asks for what an act needs, sends it, and keeps what was typed until it was taken. */
export function ActDialog(props: ActDialogProps) {
  const { act, name, taskId, version, dossier, procedure, telling, onDone, onClose } = props;
  const { acts: words } = useDossierWords();
  const { code } = dossier;
  const key = `${taskId} ${keyOf(act)}`;
  const [typed, change] = useDraft(key);
  const draft = { ...givenFor(act, dossier), ...typed };
  // What arrives on the screen by itself while the dialog is open does not count as seen.
  const [seen, setSeen] = useState(version);
  const [tried, setTried] = useState(false);
  const sending = useSending(taskId, code);
  const form = useFirstFocus(act);
  const fields = fieldsOf(act);
  const missing = tried ? missingIn(fields, draft) : [];

  async function submit() {
    setTried(true);
    if (sending.busy || missingIn(fields, draft).length > 0) return;
    const body = requestOf(act, fields, draft);
    const done = await sending.send({ act, version: seen, body, uploads: draft.uploads ?? [] });
    if (done === undefined) return;
    dropDraft(key);
    onDone(done);
  }

  return (
    <Dialog title={name} onClose={onClose}>
      <form
        ref={form}
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {act.act === 'letter' && dossier.letter && <Letter letter={dossier.letter} />}
        {fields.map((field) => (
          <ActField
            key={field.name}
            {...{ field, act, draft, change, dossier, procedure }}
            wanted={missing.includes(field.name)}
          />
        ))}
        <div className="act-end">
          {sending.stale !== undefined && (
            <StaleNotice
              code={code}
              since={sending.stale}
              telling={telling}
              onLook={() => void sending.look().then((now) => now !== undefined && setSeen(now))}
            />
          )}
          {sending.fault !== undefined && <Problem fault={sending.fault} />}
          <div className="act-send">
            <button
              type="submit"
              className={weightOf(act) === 'danger' ? 'button button-danger' : 'button button-main'}
              disabled={sending.busy || sending.stale !== undefined}
            >
              {sending.busy ? words.sending : name}
            </button>
            {fields.length > 0 && <p className="is-quiet">{words.kept}</p>}
          </div>
        </div>
      </form>
    </Dialog>
  );
}

/** What is filled in already: the result that was brought, and the money that is still owed. */
function givenFor({ act, no, outcome }: Act, { payment, files }: Dossier): Draft {
  if (outcome?.effect === 'issue') {
    const brought = files.findLast(({ purpose, state }) => purpose === 'result' && state === 'accepted');
    return brought === undefined ? {} : { result: brought.id };
  }
  const owed = payment?.requests.find((one) => one.no === no)?.outstanding;
  return act === 'payment' && owed !== undefined ? { amount: String(owed) } : {};
}

/** Begins at the first thing that is asked for, or at the button where nothing is. */
function useFirstFocus({ needs }: Act) {
  const form = useRef<HTMLFormElement>(null);
  const asks = needs.length > 0;
  useEffect(() => {
    const first = asks ? 'input, textarea, select' : 'button[type=submit]';
    form.current?.querySelector<HTMLElement>(first)?.focus();
  }, [asks]);
  return form;
}
