import type { Outcome, Step } from './step.ts';

/** A drafting step: what comes out of it is somebody's proposal, for somebody else to approve. */
export const isDrafting = ({ role }: Pick<Step, 'role'>) => role === 'specialist';

/** Whether the outcome approves what was drafted: a signature, or a leader's leave to go on; not when it is sent back. */
export function approves(step: Step, { effect, to }: Outcome, steps: readonly Step[]): boolean {
  if (effect === 'sign') return true;
  if (step.role !== 'leader') return false;
  const next = steps.find(({ id }) => id === to);
  return effect === 'issue' || (effect === 'advance' && next !== undefined && !isDrafting(next));
}

/** Whether anything has to be approved, so that who drafted it matters. */
export const hasApproval = (steps: readonly Step[]) =>
  steps.some((step) => step.outcomes.some((outcome) => approves(step, outcome, steps)));

/** Whether the result has to be signed before it is issued. */
export const hasSignature = (steps: readonly Step[]) =>
  steps.some(({ outcomes }) => outcomes.some(({ effect }) => effect === 'sign'));
