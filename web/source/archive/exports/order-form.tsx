import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { bodyOf } from '#web/api/ask.ts';
import { client } from '#web/api/client.ts';
import { Labelled, TextField } from '#web/shell/labelled.tsx';
import { Problem } from '#web/shell/problem.tsx';
import { useArchiveWords } from '#web/words/archive.ts';
import { choose, chosenCodes } from './chosen.ts';

const kinds = ['inspection', 'hand-over'] as const;

interface OrderFormProps {
  purpose: string;
  onDone: (id: string) => void;
  onCancel: () => void;
}

/** Has dossiers given out. */
export function OrderForm({ purpose, onDone, onCancel }: OrderFormProps) {
  const { exports: words } = useArchiveWords();
  // One id for what is typed here: sent twice, it is one order.
  const [exportId] = useState(() => crypto.randomUUID());
  const [kind, setKind] = useState<(typeof kinds)[number]>('inspection');
  const [recipient, setRecipient] = useState('');
  const [typed, setTyped] = useState(chosenCodes().join('\n'));
  const codes = [...new Set(typed.split(/[\s,;]+/).filter((code) => code !== ''))];
  const leave = (go: () => void) => {
    choose([]);
    go();
  };
  const ordering = useMutation({
    mutationFn: async () => {
      const body = { kind, recipient: recipient.trim(), purpose, codes };
      return bodyOf(await client.call('orderExport', { params: { exportId }, body }));
    },
    onSuccess: ({ id }) => leave(() => onDone(id)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ordering.mutate();
  };
  return (
    <form className="order archive-form" onSubmit={submit}>
      <Labelled label={words.kind}>
        {(id) => (
          <select
            id={id}
            className="field"
            value={kind}
            onChange={({ target }) => setKind(kinds.find((one) => one === target.value) ?? kind)}
          >
            {kinds.map((one) => (
              <option key={one} value={one}>
                {words.kinds[one]}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <TextField label={words.recipient} value={recipient} onChange={setRecipient} least={3} most={200} />
      <Labelled label={words.codes(codes.length)}>
        {(id) => (
          <textarea
            id={id}
            className="field"
            required
            rows={5}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        )}
      </Labelled>
      <p className="buttons">
        <button type="submit" className="button button-main" disabled={ordering.isPending}>
          {words.order}
        </button>
        <button type="button" className="button" onClick={() => leave(onCancel)}>
          {words.cancel}
        </button>
      </p>
      {ordering.error !== null && <Problem fault={ordering.error} onClose={ordering.reset} />}
    </form>
  );
}
