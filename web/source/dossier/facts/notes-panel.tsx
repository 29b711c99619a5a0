import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Problem as ApiProblem } from 'motcua-client';
import { useState } from 'react';
import { Refusal } from '#web/api/ask.ts';
import { client } from '#web/api/client.ts';
import { peopleQuery, useNameOf } from '#web/api/queries.ts';
import { usePreferences } from '#web/preferences/preferences.ts';
import { Problem } from '#web/shell/problem.tsx';
import { useDossierWords } from '#web/words/dossier.ts';
import { dropDraft, useDraft } from '../acts/draft.ts';
import { momentOf } from '../dates.ts';
import type { Dossier } from '../model.ts';
import type { Note } from './timeline.ts';

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
  const queryClient = useQueryClient();
  const [fault, setFault] = useState<unknown>();
  const [sending, setSending] = useState(false);

  async function add() {
    setSending(true);
    setFault(undefined);
    const problem = await sendNote(code, note, mentions).catch((thrown: unknown) => ({ thrown }));
    setSending(false);
    if (problem !== undefined) {
      setFault('thrown' in problem ? problem.thrown : new Refusal(problem));
      return;
    }
    dropDraft(key);
    await queryClient.invalidateQueries({ queryKey: ['dossier', code] });
  }

  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
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

/** Why the note was not taken; undefined where it was. */
async function sendNote(code: string, text: string, mentions: string[]): Promise<ApiProblem | undefined> {
  const body = { text: text.trim(), ...(mentions.length > 0 && { mentions }) };
  const answer = await client.call('addNote', { params: { code }, body });
  return answer.ok ? undefined : answer.problem;
}
