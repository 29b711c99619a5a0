import { createHmac } from 'node:crypto';
import { plainIdentifier } from '#shared/archive/people.ts';
import { endedBefore, type KeptPaper, type KeptPapers } from '#shared/reuse/kept-paper.ts';

/** Kept papers in memory, by a key that everybody knows. */
export function memoryKeptPapers(): KeptPapers {
  const known = new Map<string, Map<string, KeptPaper>>();
  const hash = (identifier: string) =>
    createHmac('sha256', 'memory').update(plainIdentifier(identifier)).digest('hex');
  const put = (person: string, paper: KeptPaper) => {
    const own = known.get(person) ?? new Map<string, KeptPaper>();
    known.set(person, own.set(`${paper.code}#${paper.file}`, paper));
  };
  const find = (identifier: string, day: string) => {
    const person = hash(identifier);
    const own = [...(known.get(person) ?? [])].toSorted(([one], [other]) => (one < other ? -1 : 1));
    return { person, papers: own.map(([, paper]) => paper).filter(({ validUntil }) => validUntil >= day) };
  };
  return {
    find: async (identifier, day) => find(identifier, day),
    async keep(identifier, paper) {
      put(hash(identifier), paper);
    },
    async withdraw(identifier, day) {
      const found = find(identifier, day);
      for (const paper of found.papers) put(found.person, endedBefore(paper, day));
      return found;
    },
  };
}
