import type { Act } from '../model.ts';

/** By which an act is told from the other acts of a task. */
export const keyOf = ({ act, outcome, ground, approved }: Act): string =>
  [act, outcome?.id, ground, approved === undefined ? undefined : String(approved)]
    .filter((part) => part !== undefined)
    .join('/');
