import { useId } from 'react';
import { client } from '#web/api/client.ts';
import { useNameOf } from '#web/api/queries.ts';
import { usePreferences } from '#web/preferences/preferences.ts';
import { Problem } from '#web/shell/problem.tsx';
import { useDossierWords } from '#web/words/dossier.ts';
import { useDraft } from '../acts/draft.ts';
import { momentOf } from '../dates.ts';
import type { Dossier } from '../model.ts';
import { useLeaving } from './use-leaving.ts';

/** What the unit and the applicant wrote to each other, the last at the end, and a place to write to the applicant. */
export function ConversationPanel({ dossier }: { dossier: Dossier }) {
  const { conversation: words } = useDossierWords();
  const { language } = usePreferences();
  const nameOf = useNameOf();
  const { messages = [], earlier = 0, answerAwaitedSince } = dossier.conversation ?? {};
  return (
    <>
      <p className="is-quiet">{words.hint}</p>
      {earlier > 0 && <p className="is-quiet">{words.earlier(earlier)}</p>}
      {messages.length === 0 && <p className="is-quiet">{words.none}</p>}
      <ol className="timeline">
        {messages.map(({ seq, at, from, by, text, awaitsAnswer }) => (
          <li key={seq}>
            <p className="is-quiet">
              <strong>{words.from[from]}</strong> · <time dateTime={at}>{momentOf(at, language)}</time>
              {by !== undefined && ` · ${nameOf(by)}`}
            </p>
            <p className="said">{text}</p>
            {awaitsAnswer === true && <p className="flag">{words.asked}</p>}
          </li>
        ))}
      </ol>
      {answerAwaitedSince !== undefined && (
        <p className="flag flag-warning">{words.awaited(momentOf(answerAwaitedSince, language))}</p>
      )}
      {dossier.closedAt === undefined ? (
        <NewMessage code={dossier.code} isAwaited={answerAwaitedSince !== undefined} />
      ) : (
        <p className="is-quiet">{words.closed}</p>
      )}
    </>
  );
}

function NewMessage({ code, isAwaited }: { code: string; isAwaited: boolean }) {
  const { conversation: words } = useDossierWords();
  const key = `${code} message`;
  const [{ message = '', awaitsAnswer = isAwaited }, change] = useDraft(key);
  const hint = useId();

  const { send, sending, fault } = useLeaving(code, key, () => {
    const changed = awaitsAnswer === isAwaited ? undefined : awaitsAnswer;
    const body = { text: message.trim(), ...(changed !== undefined && { awaitsAnswer: changed }) };
    return client.call('writeMessage', { params: { code }, body });
  });

  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label className="labelled">
        <span>{words.text}</span>
        <textarea
          className="field"
          rows={3}
          maxLength={2000}
          value={message}
          onChange={({ target }) => change({ message: target.value })}
        />
      </label>
      <label className="option">
        <input
          type="checkbox"
          checked={awaitsAnswer}
          aria-describedby={hint}
          onChange={({ target }) => change({ awaitsAnswer: target.checked })}
        />
        {words.await}
      </label>
      <p id={hint} className="is-quiet">
        {words.awaitHint}
      </p>
      {fault !== undefined && <Problem fault={fault} />}
      <button type="submit" className="button" disabled={sending || message.trim() === ''}>
        {words.send}
      </button>
    </form>
  );
}
