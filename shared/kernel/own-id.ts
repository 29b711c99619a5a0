import { digestOf } from './digest.ts';

/**
 * An id that a caller chose, in the space of its own (a unit or a person): nobody can take, or ask after, an id of
 * somebody else. The whole id names the thing to everybody.
 */
export const wholeId = (space: string, chosen: string): string => `${space}~${chosen}`;

/** The space of the ids that a person chooses. */
export const personSpace = (person: string): string => digestOf(person).slice(0, 16);

/** The id that a caller means: a whole one, or one that was chosen in the caller's own space. */
export const meantId = (space: string, named: string): string =>
  named.includes('~') ? named : wholeId(space, named);
