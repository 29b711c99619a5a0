import { Dossier } from '#shared/dossier/dossier.ts';
import type { DossierEvent } from '#shared/dossier/events.ts';
import { evolve } from '#shared/dossier/evolve/evolve.ts';
import { accepted, code, local, type open, type Story, specialist } from '../fixtures.ts';

export const at = local('2026-03-05 08:00');
export const by = { kind: 'officer' as const, id: specialist.id };
export const dueAt = local('2026-03-10 17:30');
export const warnAt = local('2026-03-10 15:30');

export const folded = ({ dossier }: Pick<Story, 'dossier'>, event: DossierEvent, own: object = {}) =>
  evolve(dossier, event, { code, seq: 9, at, by: { ...by, ...own } });

/** The story with these facts of its dossier, whatever led to them. */
export const having = ({ dossier, ...rest }: Story, own: object): Story => ({
  ...rest,
  dossier: Dossier.parse({ ...dossier, ...own }),
});

export const question = {
  no: 1,
  task: 2,
  unit: 'H00.02',
  question: 'x',
  components: [],
  by: specialist.id,
  askedAt: local('2026-03-02 10:00'),
  dueAt: local('2026-03-04 17:30'),
  warnAt: local('2026-03-04 15:30'),
  warned: false,
  state: 'open' as const,
};
export const other = { ...question, no: 2 };
export const consulted = (own: object = {}) =>
  having(accepted(), { consultations: [{ ...question, ...own }, other] });

/** What an event changes of an open dossier, and nothing else. */
export type Change = (dossier: ReturnType<typeof open>) => object;
