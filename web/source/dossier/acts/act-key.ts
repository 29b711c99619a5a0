import type { Act } from '../model.ts';

/** By which an act is told from the other acts of a task. */
export const keyOf = ({ act, outcome, ground, approved, no, collect, state }: Act): string =>
  [act, outcome?.id, ground, approved, no, collect, state].filter((part) => part !== undefined).join('/');
