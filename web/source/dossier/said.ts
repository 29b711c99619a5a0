import { useSyncExternalStore } from 'react';

/** What was done last, said once; it stays while another dossier is opened. */
let text: string | undefined;
const listeners = new Set<() => void>();

export function say(what: string | undefined): void {
  text = what;
  for (const listener of listeners) listener();
}

export const useSaid = (): string | undefined => useSyncExternalStore(subscribe, () => text);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
