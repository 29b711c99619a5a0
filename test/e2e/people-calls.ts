import * as z from 'zod';
import { type Cast, unit } from '#test/support/cast.ts';
import { expectStatus } from '#test/support/dossiers.ts';
import type { Operating, Subject } from './operating.ts';

const nothing = { code: '', file: '', version: 0, token: '' };
let days = 0;

/** An absence of the reception officer that overlaps no other. */
const aDayOff = () => {
  days += 1;
  const day = new Date(Date.UTC(2090, 0, days)).toISOString().slice(0, 10);
  const who = { unit, officer: 'tiep-nhan.an-binh', substitute: 'chuyen-vien.an-binh' };
  return { ...who, from: day, to: day, reason: 'Nghỉ phép' };
};

const planned = async ({ leader }: Cast): Promise<Subject> => {
  const answer = await leader.post('/v1/absences', { body: aDayOff() });
  return { ...nothing, task: expectStatus(answer, 201, z.object({ id: z.string() })).id };
};

/** How the operations about officers are called. */
export const peopleCalls: Record<string, Operating> = {
  listAbsences: {
    changes: false,
    prepare: async () => ({ ...nothing, task: '' }),
    send: (person) => person.get(`/v1/absences?unit=${unit}`),
  },
  planAbsence: {
    changes: true,
    prepare: async () => ({ ...nothing, task: '' }),
    send: (person) => person.post('/v1/absences', { body: aDayOff() }),
  },
  endAbsence: {
    changes: true,
    prepare: planned,
    send: (person, { task }) => person.delete(`/v1/absences/${task}?unit=${unit}`),
  },
};
