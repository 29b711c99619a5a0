import { ok } from '#shared/kernel/result.ts';
import { approves, hasApproval, isDrafting } from '#shared/procedure/four-eyes.ts';
import type { Outcome, Step } from '#shared/procedure/step.ts';
import type { Officer } from '#shared/unit/caller.ts';
import type { Complete } from '../commands.ts';
import { pendingIn } from '../consultation.ts';
import { awaitsJudgement } from '../correction/correction.ts';
import { hasClock, type Open } from '../dossier.ts';
import type { DossierEvent } from '../events.ts';
import type { Decision, Facts } from '../facts.ts';
import type { Letter } from '../letter.ts';
import { type RefusalCode, refuse } from '../refusal.ts';
import { openTask, stepOf } from '../tasks.ts';
import { accept } from './accept.ts';
import { cancelPending } from './consult.ts';
import { isTakingOver } from './hand-over.ts';
import { isDecided, issue, sign } from './issue-result.ts';
import { draftLetter, endUnresolved } from './letter.ts';
import { decideReturn } from './record-delivery.ts';
import { requestSupplement } from './supplement.ts';
import { takeOver } from './take-over.ts';

/** An officer ends the open step with one of the outcomes that it allows. */
export function completeTask(dossier: Open, command: Complete, officer: Officer, facts: Facts): Decision {
  const { task } = dossier;
  const step = stepOf(facts, task.step);
  const outcome = step.outcomes.find(({ id }) => id === command.outcome);
  if (outcome === undefined) return refuse('unknown-outcome');
  const obstacle = obstacleToComplete(dossier, step, outcome, { command, officer, facts });
  if (obstacle !== undefined) return refuse(obstacle);
  const letter = letterFor(dossier, outcome, command);
  if (letter !== undefined) return letter.ok ? draftLetter(dossier, letter.value, facts) : letter;
  const effect = consequence(dossier, outcome, { command, officer, facts });
  if (!effect.ok || outcome.effect === 'supplement') return effect;
  const next = outcome.to === undefined ? [] : [openTask(outcome.to, task.no + 1, dossier, facts)];
  return ok([
    ...cancelPending(dossier, command.withoutAnswers),
    completed(dossier, step, outcome, { command, officer, facts }),
    ...effect.value,
    ...next,
  ]);
}

/** What ends a received dossier without a result is a letter that somebody else signs; the desk refuses by itself. */
function letterFor(dossier: Open, { id, effect }: Outcome, command: Complete) {
  if ((effect !== 'stop' && effect !== 'refuse') || !hasClock(dossier)) return undefined;
  const { reason, basis, guidance, withoutAnswers } = command;
  if (reason === undefined) return refuse('reason-required');
  const kind = effect === 'stop' ? 'stop' : 'refusal';
  return ok<Letter>({
    kind,
    outcome: id,
    reason,
    ...(basis !== undefined && { basis }),
    ...(guidance !== undefined && { guidance }),
    ...(withoutAnswers !== undefined && { withoutAnswers }),
  });
}

type Asked = { command: Complete; officer: Officer; facts: Facts };

/** Why the outcome may not be chosen: four eyes, its maximum is reached, or consultations are open. */
function obstacleToComplete(
  dossier: Open,
  step: Step,
  outcome: Outcome,
  { command, officer, facts }: Asked,
): RefusalCode | undefined {
  if (dossier.letter !== undefined) return 'letter-open';
  if (outcome.effect === 'accept' && awaitsJudgement(dossier)) return 'correction-not-judged';
  const own = Object.values(dossier.workers ?? {}).some((worker) => isSelf(officer, worker));
  if (own && approves(step, outcome, facts.procedure.steps)) return 'own-work';
  if (outcome.most !== undefined && timeOf(dossier, step, outcome) > outcome.most) return 'outcome-exhausted';
  const goesOn = outcome.effect === 'supplement' || command.withoutAnswers !== undefined;
  return pendingIn(dossier).length > 0 && !goesOn ? 'consultation-open' : undefined;
}

/** Whoever stands in for somebody approves neither their own work nor the other's. */
const isSelf = (officer: Officer, worker: string) => worker === officer.id || worker === officer.for;

/** How often the outcome has been chosen, this time included. */
const timeOf = ({ taken }: Open, { id: step }: Step, { id }: Outcome) => (taken?.[`${step}/${id}`] ?? 0) + 1;

function completed(
  dossier: Open,
  step: Step,
  outcome: Outcome,
  { command: { reason }, officer, facts }: Asked,
): DossierEvent {
  const drafted = isDrafting(step) && hasApproval(facts.procedure.steps);
  return {
    type: 'task.completed',
    no: dossier.task.no,
    step: step.id,
    outcome: outcome.id,
    ...(outcome.most !== undefined && { time: timeOf(dossier, step, outcome) }),
    ...(reason !== undefined && { note: reason }),
    ...(drafted && { worker: officer.id }),
  };
}

/** What the outcome means in law, besides the step that follows. */
function consequence(dossier: Open, outcome: Outcome, { command, officer, facts }: Asked): Decision {
  switch (outcome.effect) {
    case 'advance':
      return ok(isTakingOver({ id: dossier.task.step }) ? [takeOver(dossier, facts)] : []);
    case 'accept':
      return ok(hasClock(dossier) ? [] : [accept(dossier, facts)]);
    case 'supplement':
      return isDecided(dossier) ? refuse('already-resolved') : requestSupplement(dossier, command, facts);
    case 'refuse':
    case 'stop':
      return endUnresolved(outcome.effect === 'stop' ? 'stopped' : 'refused', command);
    case 'sign':
      return sign(dossier, command, officer, facts);
    case 'issue':
      return issue(dossier, command, facts);
    case 'return':
      return dossier.ordered === undefined ? decideReturn(dossier, command) : refuse('result-in-making');
    default:
      return outcome.effect satisfies never;
  }
}
