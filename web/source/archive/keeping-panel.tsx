import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { bodyOf } from '#web/api/ask.ts';
import { client } from '#web/api/client.ts';
import { dayOf, momentOf } from '#web/dossier/dates.ts';
import { Facts } from '#web/dossier/facts/facts.tsx';
import { usePreferences } from '#web/preferences/preferences.ts';
import { Labelled, TextField } from '#web/shell/labelled.tsx';
import { Problem } from '#web/shell/problem.tsx';
import { useArchiveWords } from '#web/words/archive.ts';
import { type Keeping, type SealedDossier, sealedQuery } from './queries.ts';
import { endOf } from './search.ts';

interface KeepingProps {
  code: string;
  purpose: string;
  sealed: SealedDossier;
}

/** For how long it is kept and why, holds, and orders that change either. */
export function KeepingPanel({ code, purpose, sealed }: KeepingProps) {
  const { keeping: words } = useArchiveWords();
  const { language } = usePreferences();
  const { keeping } = sealed;
  const { retention } = sealed.package;
  const { checked } = keeping;
  return (
    <>
      <Facts
        facts={[
          [words.until, dayOf(keeping.retainUntil, language)],
          [words.basis, retention?.basis],
          [words.remark, retention?.remark],
          [
            words.checked,
            checked && `${momentOf(checked.at, language)} · ${checked.sound ? words.sound : words.unsound}`,
          ],
        ]}
      />
      <Orders keeping={keeping} />
      <HoldForm code={code} purpose={purpose} keeping={keeping} />
      <ExtensionForm code={code} purpose={purpose} />
    </>
  );
}

/** What was ordered before: extensions, and holds with who lifted them. */
function Orders({ keeping }: { keeping: Keeping }) {
  const { keeping: words } = useArchiveWords();
  const { language } = usePreferences();
  return (
    <ul className="stack">
      {keeping.extensions.map(({ at, by, reason, basis, until }) => (
        <li key={at}>
          <p>{words.extendedTo(dayOf(until, language))}</p>
          <p className="is-quiet">
            {momentOf(at, language)} · {by} · {basis}
          </p>
          <p className="said">{reason}</p>
        </li>
      ))}
      {keeping.holds.map(({ id, at, by, reason, basis, lifted }) => (
        <li key={id}>
          <p>
            <span className={lifted ? 'flag' : 'flag flag-warning'}>
              {lifted ? words.lifted : words.holding}
            </span>{' '}
            {basis}
          </p>
          <p className="is-quiet">
            {momentOf(at, language)} · {by}
          </p>
          <p className="said">{reason}</p>
          {lifted && (
            <p className="is-quiet">
              {words.liftedBy(momentOf(lifted.at, language), lifted.by)}: {lifted.reason}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Reads the dossier again after an order. */
function useReread(code: string, purpose: string) {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: sealedQuery(code, purpose).queryKey });
}

interface OrderProps {
  code: string;
  purpose: string;
}

function HoldForm({ code, purpose, keeping }: OrderProps & { keeping: Keeping }) {
  const { keeping: words } = useArchiveWords();
  const reread = useReread(code, purpose);
  const [reason, setReason] = useState('');
  const [basis, setBasis] = useState('');
  const current = keeping.holds.find(({ lifted }) => lifted === undefined);
  const ordering = useMutation({
    // One id for what is typed here: sent twice, it is one hold.
    mutationFn: async (holdId: string) =>
      current === undefined
        ? bodyOf(await client.call('placeHold', { params: { code, holdId }, body: { reason, basis } }))
        : bodyOf(await client.call('liftHold', { params: { code, holdId: current.id }, query: { reason } })),
    onSuccess: async () => {
      setReason('');
      setBasis('');
      setHoldId(crypto.randomUUID());
      await reread();
    },
  });
  const [holdId, setHoldId] = useState(() => crypto.randomUUID());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ordering.mutate(holdId);
  };
  return (
    <form className="order" onSubmit={submit}>
      <h2 className="side-title">{current === undefined ? words.hold : words.lift}</h2>
      {current === undefined && (
        <TextField label={words.basis} value={basis} onChange={setBasis} least={3} most={300} />
      )}
      <TextField label={words.reason} value={reason} onChange={setReason} least={3} most={300} />
      <button type="submit" className="button" disabled={ordering.isPending}>
        {current === undefined ? words.hold : words.lift}
      </button>
      {ordering.error !== null && <Problem fault={ordering.error} onClose={ordering.reset} />}
    </form>
  );
}

function ExtensionForm({ code, purpose }: OrderProps) {
  const { keeping: words } = useArchiveWords();
  const reread = useReread(code, purpose);
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [basis, setBasis] = useState('');
  const extending = useMutation({
    mutationFn: async () =>
      bodyOf(
        await client.call('extendRetention', {
          params: { code },
          body: { until: endOf(until), reason, basis },
        }),
      ),
    onSuccess: async () => {
      setUntil('');
      setReason('');
      setBasis('');
      await reread();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    extending.mutate();
  };
  return (
    <form className="order" onSubmit={submit}>
      <h2 className="side-title">{words.extend}</h2>
      <Labelled label={words.newEnd}>
        {(id) => (
          <input
            id={id}
            type="date"
            className="field"
            required
            value={until}
            onChange={({ target }) => setUntil(target.value)}
          />
        )}
      </Labelled>
      <TextField label={words.basis} value={basis} onChange={setBasis} least={3} most={300} />
      <TextField label={words.reason} value={reason} onChange={setReason} least={3} most={300} />
      <button type="submit" className="button" disabled={extending.isPending}>
        {words.extend}
      </button>
      {extending.error !== null && <Problem fault={extending.error} onClose={extending.reset} />}
    </form>
  );
}
