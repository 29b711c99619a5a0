import type { Posted } from '#shared/post/consignment.ts';
import type { Channel } from '../applicant.ts';
import type { DossierEvent } from '../events.ts';
import type { Facts } from '../facts.ts';
import { stepDue } from '../step-due.ts';
import { openTask } from '../tasks.ts';
import { accept } from './accept.ts';

type Handed = {
  unit: string;
  receivedBy?: string | undefined;
  channel: Channel;
  posted?: Posted | undefined;
};

/** The dossier is handed in: its first step opens, or is answered by itself. */
export function submit(dossier: Handed, facts: Facts): DossierEvent[] {
  const [first] = facts.procedure.steps;
  if (first === undefined) throw new Error(`procedure ${facts.procedure.code} has no step`);
  const submitted: DossierEvent = { type: 'dossier.submitted' };
  if (first.automatic !== true) return [submitted, openTask(first.id, 1, dossier, facts)];
  const { template } = facts.procedure.result;
  if (template === undefined) throw new Error(`procedure ${facts.procedure.code} has nothing to answer with`);
  const until = stepDue(first, undefined, facts).at;
  return [submitted, accept(dossier, facts), { type: 'result.ordered', template, ...numberOf(facts), until }];
}

const numberOf = ({ number }: Facts) => number !== undefined && { number };
