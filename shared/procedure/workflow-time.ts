import type { Limit, LimitUnit } from '#shared/calendar/limit.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { closing, type Outcome, type Step } from './step.ts';

const day = (8 * 5) / 7;

/** A limit in working hours, for comparing: a working day has 8, a week 5 working days, a month 30 days. */
const hoursPer: Record<LimitUnit, number> = {
  WORKING_HOUR: 1,
  WORKING_DAY: 8,
  HOUR: day / 24,
  DAY: day,
  MONTH: 30 * day,
};

export const workingHours = ({ value, unit }: Limit) => value * hoursPer[unit];

export type Path = { hours: number; steps: string[] };

/** How many steps the search may look at: far more than any real workflow needs. */
const budget = 100_000;

/** What the legal limit measures ends when the result is there, or when there will be none. */
const stopsClock = ({ effect }: Outcome) => effect === 'issue' || closing.has(effect);

/**
 * The longest time that the step limits allow between acceptance, which starts the legal clock, and its end, going
 * through no step twice. Undefined where no such path exists.
 */
export function longestPath(steps: readonly Step[]): Result<Path | undefined, 'too-tangled'> {
  const byId = new Map(steps.map((step) => [step.id, step]));
  let visits = 0;

  function longest(id: string | undefined, before: ReadonlySet<string>): Path | undefined {
    const step = id === undefined || before.has(id) ? undefined : byId.get(id);
    if (step === undefined || ++visits > budget) return undefined;
    const seen = new Set(before).add(step.id);
    const rests = step.outcomes.map((outcome) =>
      stopsClock(outcome) ? { hours: 0, steps: [] } : longest(outcome.to, seen),
    );
    const rest = longer(rests);
    return rest && { hours: workingHours(step.limit) + rest.hours, steps: [step.id, ...rest.steps] };
  }

  const [first] = steps;
  const accepted = first?.outcomes.filter(({ effect }) => effect === 'accept') ?? [];
  const path = longer(accepted.map(({ to }) => longest(to, new Set([first?.id ?? '']))));
  return visits > budget ? fail('too-tangled') : ok(path);
}

const longer = (paths: readonly (Path | undefined)[]) =>
  paths.reduce((best, path) => (path && path.hours > (best?.hours ?? -1) ? path : best), undefined);
