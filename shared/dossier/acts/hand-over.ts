import { localDate } from '#shared/kernel/time.ts';
import { appliedTo } from '#shared/procedure/applied.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import type { Outcome, Step } from '#shared/procedure/step.ts';
import type { Dossier } from '../dossier.ts';
import { type OneStopRules, oneStopRulesAt } from '../one-stop-rules.ts';

type Received = Pick<Dossier, 'unit' | 'receivedBy' | 'channel' | 'case'> & {
  clock?: { receivedAt: string } | undefined;
};

/**
 * The procedure as it applies to one dossier. One that another unit's desk received is handed over: after its acceptance
 * it is forwarded, and the unit that resolves it takes it over. No published workflow has to say so.
 */
export function workflowOf(procedure: Procedure, dossier: Received, at: string): Procedure {
  const applied = appliedTo(procedure, dossier);
  if (dossier.receivedBy === undefined) return applied;
  const { handOver } = oneStopRulesAt(localDate(dossier.clock?.receivedAt ?? at));
  return { ...applied, steps: withHandOver(applied.steps, dossier.unit, handOver) };
}

/**
 * The two steps lie between acceptance at a desk and what follows it; a workflow that forwards by itself is only taken
 * over, and what the system answers by itself goes nowhere.
 */
function withHandOver(steps: readonly Step[], unit: string, limits: OneStopRules['handOver']): Step[] {
  const taking = (to: string) => takeOver(to, { unit, limit: limits.takeOver });
  const targets = new Set(
    steps.filter(isDesk).flatMap(({ outcomes }) => outcomes.filter(isAccept).map(({ to }) => to)),
  );
  const next = (to: string) => (forwards(steps, to) ? to : idOf.forwarding(to));
  return steps.flatMap((step): Step[] => {
    if (!targets.has(step.id)) return [isDesk(step) ? ledTo(step, next, isAccept) : step];
    if (step.forwards !== true) return [forward(step.id, limits.start), taking(step.id), step];
    return [
      ledTo(step, idOf.taking),
      ...step.outcomes.flatMap(({ to }) => (to === undefined ? [] : [taking(to)])),
    ];
  });
}

const isDesk = ({ role, automatic }: Step) => role === 'reception' && automatic !== true;
const isAccept = ({ effect }: Outcome) => effect === 'accept';
const forwards = (steps: readonly Step[], step: string) =>
  steps.some(({ id, forwards: does }) => id === step && does);

/** The step with outcomes that lead elsewhere. */
const ledTo = (step: Step, elsewhere: (to: string) => string, which = (_: Outcome) => true): Step => ({
  ...step,
  outcomes: step.outcomes.map((one) =>
    one.to === undefined || !which(one) ? one : { ...one, to: elsewhere(one.to) },
  ),
});

const takingOver = 'taking-over.';

/** No published step can have such an id. */
const idOf = {
  forwarding: (to: string) => `forwarding.${to}`,
  taking: (to: string) => `${takingOver}${to}`,
};

/** Whether the unit that resolves a dossier acknowledges in this step that it has it. */
export const isTakingOver = ({ id }: Pick<Step, 'id'>) => id.startsWith(takingOver);

const warning = { value: 1, unit: 'WORKING_HOUR' } as const;

const forward = (to: string, limit: Step['limit']): Step => ({
  id: idOf.forwarding(to),
  name: { vi: 'Chuyển hồ sơ đến cơ quan giải quyết', en: 'Forward to the agency that resolves it' },
  role: 'reception',
  unit: 'receiving',
  limit,
  warning,
  forwards: true,
  outcomes: [
    {
      id: 'forward',
      name: { vi: 'Đã chuyển hồ sơ', en: 'Forwarded' },
      effect: 'advance',
      to: idOf.taking(to),
    },
  ],
});

const takeOver = (to: string, { unit, limit }: Pick<Step, 'unit' | 'limit'>): Step => ({
  id: idOf.taking(to),
  name: { vi: 'Nhận hồ sơ được chuyển đến', en: 'Take over what was forwarded' },
  role: 'reception',
  unit,
  limit,
  warning,
  outcomes: [
    {
      id: 'receive-forwarded',
      name: { vi: 'Đã nhận hồ sơ chuyển đến', en: 'Taken over' },
      effect: 'advance',
      to,
    },
  ],
});
