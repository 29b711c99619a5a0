import { useSyncExternalStore } from 'react';

/** Fewer letters than that say nothing, and the API refuses them. */
export const leastPurpose = 3;

let declared = '';
const watchers = new Set<() => void>();

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Why the archive is looked into; it is written beside each look, and forgotten with the page. */
export const usePurpose = (): string => useSyncExternalStore(watch, () => declared);

export function declarePurpose(purpose: string): void {
  declared = purpose.trim();
  for (const watcher of watchers) watcher();
}
