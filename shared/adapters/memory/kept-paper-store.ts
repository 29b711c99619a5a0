import { createHmac } from 'node:crypto';
import { pageOf } from '#shared/kernel/page.ts';
import {
  type EndedPaper,
  type EndedPaperStore,
  endedBefore,
  type KeptPaper,
  type KeptPaperStore,
} from '#shared/reuse/kept-paper.ts';
import { plainIdentifier } from '#shared/unit/person-marks.ts';

const placeOf = ({ paper: { code, file, validUntil }, person }: EndedPaper) =>
  `${validUntil}#${person}#${code}#${file}`;

/** Kept papers in memory, by a key that everybody knows. */
export function memoryKeptPaperStore(): KeptPaperStore & { ended: EndedPaperStore } {
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
  const listed = () =>
    [...known]
      .flatMap(([person, own]) => [...own.values()].map((paper) => ({ person, paper })))
      .toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
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
    ended: {
      page: async (day, query) =>
        pageOf(
          listed().filter(({ paper }) => paper.validUntil < day),
          placeOf,
          query,
        ),
      async forget({ paper, person }) {
        known.get(person)?.delete(`${paper.code}#${paper.file}`);
      },
    },
  };
}
