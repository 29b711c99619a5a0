import { createHmac } from 'node:crypto';
import { plainIdentifier } from '#shared/archive/people.ts';
import type { KeptPaper, KeptPapers } from '#shared/reuse/kept-paper.ts';

/** Kept papers in memory, by a key that everybody knows. */
export function memoryKeptPapers(): KeptPapers {
  const known = new Map<string, Map<string, KeptPaper>>();
  const hash = (identifier: string) =>
    createHmac('sha256', 'memory').update(plainIdentifier(identifier)).digest('hex');
  return {
    async keep(identifier, paper) {
      const person = hash(identifier);
      const own = known.get(person) ?? new Map<string, KeptPaper>();
      known.set(person, own.set(`${paper.code}#${paper.file}`, paper));
    },
    async find(identifier, day) {
      const person = hash(identifier);
      const own = [...(known.get(person) ?? [])].toSorted(([one], [other]) => (one < other ? -1 : 1));
      return { person, papers: own.map(([, paper]) => paper).filter(({ validUntil }) => validUntil >= day) };
    },
  };
}
