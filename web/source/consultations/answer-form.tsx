import { useQueryClient } from '@tanstack/react-query';
import type { BodyOf } from 'motcua-client';
import { type FormEvent, useState } from 'react';
import { Refusal } from '#web/api/ask.ts';
import { client } from '#web/api/client.ts';
import { dossierQuery } from '#web/api/queries.ts';
import { SelectControl, TextControl } from '#web/dossier/acts/controls.tsx';
import { dropDraft, useDraft } from '#web/dossier/acts/draft.ts';
import { useKey } from '#web/dossier/acts/use-sending.ts';
import type { Dossier } from '#web/dossier/model.ts';
import { say } from '#web/dossier/said.ts';
import { Problem } from '#web/shell/problem.tsx';
import { useDossierWords } from '#web/words/dossier.ts';
import { consultationsQuery } from './queries.ts';

type Opinion = BodyOf<'answerConsultation'>['opinion'];

interface AnswerFormProps {
  asked: NonNullable<Dossier['consultations']>[number];
  dossier: Dossier;
}

/** Claims the question, or answers it; what was typed is kept until it was taken. */
export function AnswerForm({ asked: { id, state, holder }, dossier }: AnswerFormProps) {
  const { consultations: words, letters, acts } = useDossierWords();
  const [{ opinion, note: text = '' }, change] = useDraft(id);
  const [tried, setTried] = useState(false);
  const { send, busy, fault } = useAnswering(id, dossier);
  if (state !== 'open' && state !== 'overdue') return null;

  async function answer(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (busy || opinion === undefined || text.trim() === '') return;
    if (await send({ act: 'answer', opinion, text: text.trim() })) dropDraft(id);
  }

  const opinions = Object.entries(letters.opinions) as [Opinion, string][];
  const move = holder === undefined ? 'claim' : 'release';
  return (
    <form className="stack" noValidate onSubmit={(event) => void answer(event)}>
      <button type="button" className="button" disabled={busy} onClick={() => void send({ act: move })}>
        {acts.names[move]}
      </button>
      <SelectControl
        label={words.opinion}
        required
        wanted={tried && opinion === undefined}
        value={opinion}
        options={opinions.map(([value, name]) => ({ value, text: name }))}
        onChange={(chosen) => {
          const found = opinions.find(([value]) => value === chosen)?.[0];
          if (found !== undefined) change({ opinion: found });
        }}
      />
      <TextControl
        label={words.text}
        required
        wanted={tried && text.trim() === ''}
        lines={5}
        value={text}
        onChange={(note) => change({ note })}
      />
      {fault !== undefined && <Problem fault={fault} />}
      <button type="submit" className="button button-main" disabled={busy}>
        {busy ? acts.sending : words.send}
      </button>
    </form>
  );
}

type Act = { act: 'claim' | 'release' } | { act: 'answer'; opinion: Opinion; text: string };

/** Sends what is done with a question; the same is sent again under its key, and happens once. */
function useAnswering(id: string, { code, version }: Dossier) {
  const { consultations: words, acts } = useDossierWords();
  const queryClient = useQueryClient();
  const keyFor = useKey();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();

  async function send(act: Act): Promise<boolean> {
    setBusy(true);
    setFault(undefined);
    try {
      const idempotencyKey = keyFor(JSON.stringify([act, version]));
      const about = { params: { consultationId: id }, ifMatch: version, idempotencyKey };
      const answer = await sent(act, about);
      if (!answer.ok) throw new Refusal(answer.problem);
      say(act.act === 'answer' ? words.sent(code) : `${acts.names[act.act]}: ${code}.`);
      return true;
    } catch (thrown) {
      setFault(thrown);
      return false;
    } finally {
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: dossierQuery(code).queryKey }),
        queryClient.invalidateQueries({ queryKey: consultationsQuery.queryKey }),
      ]);
      setBusy(false);
    }
  }

  return { send, busy, fault };
}

interface About {
  params: { consultationId: string };
  ifMatch: number;
  idempotencyKey: string;
}

async function sent(act: Act, about: About) {
  if (act.act === 'answer') {
    const { opinion, text } = act;
    return await client.call('answerConsultation', { ...about, body: { opinion, text } });
  }
  return await client.call(act.act === 'claim' ? 'claimConsultation' : 'releaseConsultation', about);
}
