import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { bodyOf } from '#web/api/ask.ts';
import { client } from '#web/api/client.ts';
import { momentOf } from '#web/dossier/dates.ts';
import { Facts } from '#web/dossier/facts/facts.tsx';
import { usePreferences } from '#web/preferences/preferences.ts';
import { Dialog } from '#web/shell/dialog.tsx';
import { TextField } from '#web/shell/labelled.tsx';
import { Problem } from '#web/shell/problem.tsx';
import { Waiting } from '#web/shell/waiting.tsx';
import { useArchiveWords } from '#web/words/archive.ts';
import { type ExportView, exportQuery } from './queries.ts';

/** An export with what is in it, where to fetch it, and that it was taken over. */
export function OneExport({ exportId, onClose }: { exportId: string; onClose: () => void }) {
  const { exports: words } = useArchiveWords();
  const { data, error, refetch } = useQuery(exportQuery(exportId));
  return (
    <Dialog title={words.one} onClose={onClose}>
      {error !== null && <Problem fault={error} onRetry={refetch} />}
      {error === null && data === undefined && <Waiting />}
      {data !== undefined && <Told export={data} />}
    </Dialog>
  );
}

function Told({ export: one }: { export: ExportView }) {
  const { exports: words } = useArchiveWords();
  const { language } = usePreferences();
  const { id, kind, recipient, purpose, state, ordered, codes, made, acknowledged, url } = one;
  const left = [...(made?.missing ?? []), ...(made?.damaged ?? [])];
  return (
    <>
      <Facts
        facts={[
          [words.state, words.states[state]],
          [words.kind, words.kinds[kind]],
          [words.recipient, recipient],
          [words.purpose, purpose],
          [words.ordered, `${momentOf(ordered.at, language)} · ${ordered.by}`],
          [words.digest, made?.sha256],
          [words.left, left.join(', ')],
          [words.acknowledged, acknowledged && `${acknowledged.reference} · ${acknowledged.receivedBy}`],
        ]}
      />
      <details>
        <summary>{words.codes(codes.length)}</summary>
        <ul>
          {codes.map((code) => (
            <li key={code} className="dossier-code">
              {code}
            </li>
          ))}
        </ul>
      </details>
      {url !== undefined && (
        <a className="button button-main" href={url}>
          {words.fetch}
        </a>
      )}
      {kind === 'hand-over' && state === 'ready' && <Acknowledgement exportId={id} />}
    </>
  );
}

/** The historical archive has taken over: by which record, and who received it. */
function Acknowledgement({ exportId }: { exportId: string }) {
  const { exports: words } = useArchiveWords();
  const queryClient = useQueryClient();
  const [reference, setReference] = useState('');
  const [receivedBy, setReceivedBy] = useState('');
  const noting = useMutation({
    mutationFn: async () =>
      bodyOf(
        await client.call('acknowledgeExport', { params: { exportId }, body: { reference, receivedBy } }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['exports'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    noting.mutate();
  };
  return (
    <form className="order" onSubmit={submit}>
      <h3>{words.acknowledge}</h3>
      <TextField label={words.reference} value={reference} onChange={setReference} most={100} />
      <TextField label={words.receivedBy} value={receivedBy} onChange={setReceivedBy} least={3} most={200} />
      <button type="submit" className="button" disabled={noting.isPending}>
        {words.acknowledge}
      </button>
      {noting.error !== null && <Problem fault={noting.error} onClose={noting.reset} />}
    </form>
  );
}
