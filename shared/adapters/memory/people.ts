import { createHmac } from 'node:crypto';
import { type People, plainIdentifier } from '#shared/archive/people.ts';

/** People in memory, by a key that everybody knows. */
export function memoryPeople(): People {
  const known = new Map<string, Set<string>>();
  const hash = (identifier: string) =>
    createHmac('sha256', 'memory').update(plainIdentifier(identifier)).digest('hex');
  return {
    async note(identifier, code) {
      const person = hash(identifier);
      known.set(person, (known.get(person) ?? new Set()).add(code));
    },
    async find(identifier) {
      const person = hash(identifier);
      return { person, codes: [...(known.get(person) ?? [])].toSorted() };
    },
  };
}
