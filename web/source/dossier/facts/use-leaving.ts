import { useQueryClient } from '@tanstack/react-query';
import type { Answer } from 'motcua-client';
import { useState } from 'react';
import { bodyOf } from '#web/api/ask.ts';
import { dropDraft } from '../acts/draft.ts';

/** Sends what was typed beside a dossier. The draft is dropped, and the dossier read again, only once it was taken. */
export function useLeaving(code: string, draft: string, leave: () => Promise<Answer<unknown>>) {
  const queryClient = useQueryClient();
  const [fault, setFault] = useState<unknown>();
  const [sending, setSending] = useState(false);

  async function send() {
    setSending(true);
    setFault(undefined);
    try {
      bodyOf(await leave());
    } catch (thrown) {
      setFault(thrown);
      return;
    } finally {
      setSending(false);
    }
    dropDraft(draft);
    await queryClient.invalidateQueries({ queryKey: ['dossier', code] });
  }

  return { send, sending, fault };
}
