import { createHmac } from 'node:crypto';
import type { PersonStore } from '#shared/archive/people.ts';
import { pageOf } from '#shared/kernel/page.ts';
import { plainIdentifier } from '#shared/unit/person-marks.ts';

/** People in memory, by a key that everybody knows. */
export function memoryPersonStore(): PersonStore {
  const known = new Map<string, Set<string>>();
  const hash = (identifier: string) =>
    createHmac('sha256', 'memory').update(plainIdentifier(identifier)).digest('hex');
  return {
    async note(identifier, code) {
      const person = hash(identifier);
      known.set(person, (known.get(person) ?? new Set()).add(code));
    },
    nameOf: async (identifier) => hash(identifier),
    page: async (person, query) => pageOf([...(known.get(person) ?? [])].toSorted(), (code) => code, query),
  };
}
