import { computeDue } from '#shared/calendar/due.ts';
import type { ClockRule, Limit } from '#shared/calendar/limit.ts';
import type { Step } from '#shared/procedure/step.ts';
import type { Channel } from './applicant.ts';
import type { Task } from './dossier.ts';
import type { Facts } from './facts.ts';
import { rulesOf } from './one-stop-rules.ts';

type StepDue = { at: string; rule?: Task['rule'] };

/** A step's limit counts from the moment the step opens; the law sets only the limit of the whole dossier. */
const internal: ClockRule = { start: 'at-once', onSupplement: 'subtract', basis: 'internal process' };

/** Until when a step that opens now must be done; `receivedBy` is the channel, in the reception step. */
export function stepDue(step: Step, receivedBy: Channel | undefined, facts: Facts): StepDue {
  if (step.forwards === true) return forwardingDue(step.limit, facts);
  const { replyHours } = rulesOf(facts);
  const own = dueIn(step.limit, internal, facts).at;
  const replied = step.limit.unit === 'WORKING_HOUR' && step.limit.value <= replyHours;
  if (receivedBy !== 'online' || replied) return { at: own };
  const reply = dueIn({ value: replyHours, unit: 'WORKING_HOUR' }, internal, facts).at;
  return reply < own ? { at: reply, rule: 'reply' } : { at: own };
}

/** Forwarded on the day of receipt; what came after the cut-off, at the start of the next working day. */
function forwardingDue(limit: Limit, facts: Facts): StepDue {
  const { cutOff } = rulesOf(facts);
  const next = dueIn(limit, { ...internal, cutOff }, facts);
  if (next.explanation.countsFrom.because.includes('cut-off')) return { at: next.at, rule: 'forward' };
  return { at: dueIn({ value: 1, unit: 'WORKING_DAY' }, internal, facts).at, rule: 'forward' };
}

const dueIn = (limit: Limit, rule: ClockRule, { calendar, at }: Facts) =>
  computeDue(calendar, { receivedAt: at, limit, rule, pauses: [] });
