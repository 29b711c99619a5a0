import { useQuery } from '@tanstack/react-query';
import { client } from '#web/api/client.ts';
import { peopleQuery, useNameOf } from '#web/api/queries.ts';
import { usePreferences } from '#web/preferences/preferences.ts';
import { Problem } from '#web/shell/problem.tsx';
import { useDossierWords } from '#web/words/dossier.ts';
import { useDraft } from '../acts/draft.ts';
import { momentOf } from '../dates.ts';
import type { Dossier } from '../model.ts';
import type { Note } from './timeline.ts';
import { useLeaving } from './use-leaving.ts';

/** What colleagues left for each other, and a place to leave something. */
export function NotesPanel({ dossier, notes }: { dossier: Dossier; notes: readonly Note[] }) {
  const { notes: words } = useDossierWords();
  const { language } = usePreferences();
  const nameOf = useNameOf();
  return (
    <>
      <p className="is-quiet">{words.hint}</p>
      <NewNote dossier={dossier} />
      {notes.length === 0 && <p className="is-quiet">{words.none}</p>}
      <ol className="timeline">
        {notes.map(({ seq, at, by, text, mentions }) => (
          <li key={seq}>
            <p className="is-quiet">
              <time dateTime={at}>{momentOf(at, language)}</time> · {by !== undefined && nameOf(by)}
            </p>
            <p className="said">{text}</p>
            {mentions.length > 0 && <p className="flag">{words.for(mentions.map(nameOf).join(', '))}</p>}
          </li>
        ))}
      </ol>
    </>
  );
}

function NewNote({ dossier }: { dossier: Dossier }) {
  const { notes: words } = useDossierWords();
  const { code } = dossier;
  const key = `${code} note`;
  const [{ note = '', mentions = [] }, change] = useDraft(key);
  const { data: people } = useQuery(peopleQuery);

  const { send, sending, fault } = useLeaving(code, key, () => {
    const body = { text: note.trim(), ...(mentions.length > 0 && { mentions }) };
    return client.call('addNote', { params: { code }, body });
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
          value={note}
          onChange={({ target }) => change({ note: target.value })}
        />
      </label>
      <fieldset className="labelled">
        <legend>{words.mentions}</legend>
        <div className="options">
          {(people?.items ?? []).map(({ officer, name }) => (
            <label key={officer} className="option">
              <input
                type="checkbox"
                checked={mentions.includes(officer)}
                onChange={({ target }) =>
                  change({
                    mentions: target.checked
                      ? [...mentions, officer]
                      : mentions.filter((one) => one !== officer),
                  })
                }
              />
              {name}
            </label>
          ))}
        </div>
      </fieldset>
      {fault !== undefined && <Problem fault={fault} />}
      <button type="submit" className="button" disabled={sending || note.trim() === ''}>
        {words.add}
      </button>
    </form>
  );
}
