import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Refusal } from '#web/api/ask.ts';
import { dossierQuery } from '#web/api/queries.ts';
import type { Act, Dossier } from '../model.ts';
import { sendAct } from './send-act.ts';

interface Order {
  act: Act;
  /** What the officer saw when they decided. */
  version: number;
  body?: Record<string, unknown>;
  uploads?: readonly File[];
}

/** Sends acts on a task; nothing is shown as done before the API says so. */
export function useSending(taskId: string, code: string) {
  const queryClient = useQueryClient();
  const [busy, setBusy] = useState(false);
  /** The version that was too old. */
  const [stale, setStale] = useState<number>();
  const [fault, setFault] = useState<unknown>();
  const keyFor = useKey();

  async function send({ act, version, body = {}, uploads = [] }: Order): Promise<Dossier | undefined> {
    setBusy(true);
    setFault(undefined);
    setStale(undefined);
    try {
      const key = keyFor(JSON.stringify([act.act, body, version, uploads.map(({ name }) => name)]));
      const answer = await sendAct(act, { taskId, version, body, uploads, key });
      if (answer.ok) return answer.body;
      if (answer.problem.code === 'stale') setStale(version);
      else setFault(new Refusal(answer.problem));
    } catch (thrown) {
      setFault(thrown);
    } finally {
      setBusy(false);
    }
    return undefined;
  }

  /** Reads the dossier as it is now; gives the version that the officer sees from then on. */
  async function look(): Promise<number | undefined> {
    try {
      const { version } = await queryClient.fetchQuery({ ...dossierQuery(code), staleTime: 0 });
      setStale(undefined);
      return version;
    } catch (thrown) {
      setStale(undefined);
      setFault(thrown);
      return undefined;
    }
  }

  return { send, look, busy, stale, fault, forget: () => setFault(undefined) };
}

/** One key for one request: the same while the same is sent again, another when anything in it has changed. */
export function useKey() {
  const last = useRef({ of: '', key: '' });
  return (of: string): string => {
    if (last.current.of !== of) last.current = { of, key: crypto.randomUUID() };
    return last.current.key;
  };
}
