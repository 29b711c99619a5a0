import { useParams } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { type Place, placeIn } from './place-in.ts';

/** The tasks of the list that a dossier was opened from, in its order, whatever has become of them since. */
let order: readonly string[] = [];
/** Which list that is. */
let source: 'tasks' | 'find' = 'tasks';
const listeners = new Set<() => void>();

/** Kept by the list while it is shown; a dossier that is open keeps the order that it was opened from. */
export function keepOrder(ids: readonly string[], from: typeof source = 'tasks'): void {
  source = from;
  if (ids.length === order.length && ids.every((id, at) => id === order[at])) return;
  order = ids;
  for (const listener of listeners) listener();
}

/** From which list a dossier was opened. */
export const openedFrom = () => source;

/** The neighbours of the open dossier in the order of the list that it was opened from. */
export function useListOrder(): Place {
  const { taskId } = useParams({ strict: false });
  const ids = useSyncExternalStore(subscribe, () => order);
  return placeIn(ids, taskId);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
