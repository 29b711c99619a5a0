import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { bodyOf } from '#web/api/ask.ts';
import { client } from '#web/api/client.ts';
import { meQuery } from '#web/api/queries.ts';
import { dayOf, momentOf } from '#web/dossier/dates.ts';
import { Facts } from '#web/dossier/facts/facts.tsx';
import { usePreferences } from '#web/preferences/preferences.ts';
import { Dialog } from '#web/shell/dialog.tsx';
import { Labelled, TextField } from '#web/shell/labelled.tsx';
import { Problem } from '#web/shell/problem.tsx';
import { Waiting } from '#web/shell/waiting.tsx';
import { useArchiveWords } from '#web/words/archive.ts';
import { save } from '../save.ts';
import { type Disposal, disposalQuery } from './queries.ts';

interface OneDisposalProps {
  disposalId: string;
  onClose: () => void;
}

/** A list of disposal: what is on it, what is kept and why, who approves, and the certificate of what was done. */
export function OneDisposal({ disposalId, onClose }: OneDisposalProps) {
  const { disposals: words } = useArchiveWords();
  const { data, error, refetch } = useQuery(disposalQuery(disposalId));
  return (
    <Dialog title={words.one} onClose={onClose}>
      {error !== null && <Problem fault={error} onRetry={refetch} />}
      {error === null && data === undefined && <Waiting />}
      {data !== undefined && <Told disposal={data} />}
    </Dialog>
  );
}

function Told({ disposal }: { disposal: Disposal }) {
  const { disposals: words } = useArchiveWords();
  const { language } = usePreferences();
  const { id, unit, state, prepared, approvals, certificate } = disposal;
  const acts = approvals.map(({ at, by }) => `${by} (${momentOf(at, language)})`);
  return (
    <>
      <Facts
        facts={[
          [words.state, words.states[state]],
          [words.unit, unit],
          [words.prepared, `${momentOf(prepared.at, language)} · ${prepared.by}`],
          [words.approvals, acts.join(', ')],
          [
            words.outcome,
            certificate &&
              words.outcomeOf(certificate.record.destroyed.length, certificate.record.kept.length),
          ],
        ]}
      />
      <Items disposal={disposal} />
      {state === 'prepared' && (
        <>
          <KeepForm disposal={disposal} />
          <Approval disposal={disposal} />
        </>
      )}
      {certificate && (
        <button
          type="button"
          className="button"
          onClick={() => save(`${id}.json`, new Blob([JSON.stringify(certificate, undefined, 2)]))}
        >
          {words.saveCertificate}
        </button>
      )}
    </>
  );
}

function Items({ disposal: { items, keeps } }: { disposal: Disposal }) {
  const { disposals: words } = useArchiveWords();
  const { language } = usePreferences();
  return (
    <div className="scrolls">
      <table className="results">
        <caption className="for-readers">{words.one}</caption>
        <thead>
          <tr>
            <th scope="col">{words.code}</th>
            <th scope="col">{words.closed}</th>
            <th scope="col">{words.over}</th>
            <th scope="col">{words.decision}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ code, closedAt, retainUntil }) => {
            const kept = keeps.find((one) => one.code === code);
            return (
              <tr key={code}>
                <th scope="row">{code}</th>
                <td>{dayOf(closedAt, language)}</td>
                <td>{dayOf(retainUntil, language)}</td>
                <td>{kept === undefined ? words.destroy : words.keptBecause(kept.by, kept.reason)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** After something was decided about the list. */
function useReread() {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: ['disposals'] });
}

/** Takes one off the list. */
function KeepForm({ disposal: { id, items, keeps } }: { disposal: Disposal }) {
  const { disposals: words } = useArchiveWords();
  const reread = useReread();
  const [code, setCode] = useState('');
  const [reason, setReason] = useState('');
  const open = items.filter((item) => !keeps.some((one) => one.code === item.code));
  const keeping = useMutation({
    mutationFn: async () =>
      bodyOf(await client.call('keepInDisposal', { params: { disposalId: id, code }, body: { reason } })),
    onSuccess: async () => {
      setCode('');
      setReason('');
      await reread();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keeping.mutate();
  };
  return (
    <form className="scope" onSubmit={submit}>
      <Labelled label={words.keepOne}>
        {(field) => (
          <select
            id={field}
            className="field"
            required
            value={code}
            onChange={({ target }) => setCode(target.value)}
          >
            <option value="">{words.chooseOne}</option>
            {open.map((item) => (
              <option key={item.code}>{item.code}</option>
            ))}
          </select>
        )}
      </Labelled>
      <TextField label={words.reason} value={reason} onChange={setReason} least={3} most={500} />
      <button type="submit" className="button" disabled={keeping.isPending}>
        {words.keep}
      </button>
      {keeping.error !== null && <Problem fault={keeping.error} onClose={keeping.reset} />}
    </form>
  );
}

/** Two others than whoever drew it up approve; after the second it is carried out in the night. */
function Approval({ disposal: { id, prepared, approvals, items, keeps } }: { disposal: Disposal }) {
  const { disposals: words } = useArchiveWords();
  const reread = useReread();
  const { data: me } = useQuery(meQuery);
  const approving = useMutation({
    mutationFn: async () => bodyOf(await client.call('approveDisposal', { params: { disposalId: id } })),
    onSuccess: reread,
  });
  if (prepared.by === me?.id) return <p className="is-quiet">{words.ownList}</p>;
  if (approvals.some(({ by }) => by === me?.id)) return <p className="is-quiet">{words.approvedByMe}</p>;
  return (
    <>
      <button
        type="button"
        className="button button-danger"
        disabled={approving.isPending}
        onClick={() => approving.mutate()}
      >
        {words.approve(items.length - keeps.length)}
      </button>
      {approving.error !== null && <Problem fault={approving.error} onClose={approving.reset} />}
    </>
  );
}
