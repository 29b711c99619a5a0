import { repeats } from '#shared/kernel/repeats.ts';
import type { Procedure } from '../procedure.ts';
import { finding, type ProcedureFinding } from '../procedure-finding.ts';
import { closing, type Effect, type Outcome, type Step } from '../step.ts';
import { closable, graphOf, reachable } from '../workflow-graph.ts';
import { longestPath, workingHours } from '../workflow-time.ts';

/** What is wrong with a procedure's workflow, and what its author should know; the first step is the one that receives. */
export function checkWorkflow(procedure: Procedure): ProcedureFinding[] {
  const { steps, components } = procedure;
  return [
    ...repeated(steps).map((step) => finding('duplicate-step', { step })),
    ...repeated(components).map((id) => finding('duplicate-component', {}, id)),
    ...steps.flatMap((step) => checkStep(step, steps)),
    ...checkPaths(steps),
    ...checkTime(procedure),
  ];
}

const repeated = (items: readonly { id: string }[]) => repeats(items.map(({ id }) => id));

function checkStep(step: Step, steps: readonly Step[]): ProcedureFinding[] {
  const isFirst = step === steps[0];
  const accepts = step.outcomes.some(({ effect }) => effect === 'accept');
  const outcomes = step.outcomes.flatMap((outcome) => [
    ...checkTarget(step, outcome, steps),
    ...checkPlace(step, outcome, isFirst),
  ]);
  return [
    ...repeated(step.outcomes).map((outcome) => finding('duplicate-outcome', { step: step.id, outcome })),
    ...(isFirst && !accepts ? [finding('no-accept', { step: step.id })] : []),
    ...(workingHours(step.warning) < workingHours(step.limit)
      ? []
      : [finding('warning-too-early', { step: step.id })]),
    ...outcomes,
  ];
}

function checkTarget(step: Step, { id, effect, to }: Outcome, steps: readonly Step[]): ProcedureFinding[] {
  const where = { step: step.id, outcome: id };
  const ends = closing.has(effect) || effect === 'supplement';
  if (to === undefined) return ends ? [] : [finding('missing-target', where)];
  if (ends) return [finding('needless-target', where)];
  if (steps.every((other) => other.id !== to)) return [finding('unknown-target', where, to)];
  return to === steps[0]?.id ? [finding('back-to-first-step', where)] : [];
}

const reception: ReadonlySet<Effect> = new Set(['accept', 'supplement', 'refuse']);

/** What the law lets happen before and after acceptance: receiving is for reception, stopping for what was received. */
function checkPlace(step: Step, { id, effect }: Outcome, isFirst: boolean): ProcedureFinding[] {
  const where = { step: step.id, outcome: id };
  if (isFirst) return reception.has(effect) ? [] : [finding('before-accept', where)];
  return effect === 'accept' ? [finding('second-first-step', where)] : [];
}

function checkPaths(steps: readonly Step[]): ProcedureFinding[] {
  const graph = graphOf(steps);
  const reached = reachable(
    graph,
    steps.slice(0, 1).map(({ id }) => id),
  );
  const ending = closable(steps, graph);
  const order = new Map(steps.map(({ id }, index) => [id, index]));
  return steps.flatMap((step, index) => {
    const { id, outcomes } = step;
    // Every loop has at least one outcome that leads back in the order of the steps: that one is named.
    const back = outcomes.filter(
      ({ to, most }) =>
        to !== undefined &&
        most === undefined &&
        (order.get(to) ?? index + 1) <= index &&
        reachable(graph, [to]).has(id),
    );
    return [
      ...(reached.has(id) ? [] : [finding('unreachable-step', { step: id })]),
      ...(ending.has(id) ? [] : [finding('no-way-out', { step: id })]),
      ...back.map((outcome) => finding('endless-loop', { step: id, outcome: outcome.id })),
    ];
  });
}

/** The steps must fit into the shortest limit that a channel has. */
function checkTime({ steps, limit, limits = {} }: Procedure): ProcedureFinding[] {
  const path = longestPath(steps);
  if (!path.ok) return [finding(path.error)];
  const legal = Math.min(...[limit, ...Object.values(limits)].map(workingHours));
  if (path.value === undefined || path.value.hours <= legal + 1e-9) return [];
  const { hours, steps: through } = path.value;
  return [
    finding('limits-too-long', {}, `${through.join(' + ')} = ${Math.ceil(hours)} h > ${Math.floor(legal)} h`),
  ];
}
