import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fail, ok } from '#shared/kernel/result.ts';
import { checkWorkflow } from '#shared/procedure/checks/workflow-checks.ts';
import { closing, type Outcome, type Step } from '#shared/procedure/step.ts';
import { longestPath, workingHours } from '#shared/procedure/workflow-time.ts';
import { anOutcome, aProcedure, aStep, hours } from './a-procedure.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f'];
const target = fc.constantFrom(...names, 'nowhere');
const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  { weight: 5, arbitrary: target.map((to) => anOutcome('advance', to)) },
  target.map((to) => anOutcome('issue', to)),
  target.map((to) => anOutcome('accept', to)),
  fc.constantFrom(anOutcome('return'), anOutcome('stop'), anOutcome('refuse'), anOutcome('supplement')),
);
const step = (id: string) =>
  fc
    .tuple(fc.array(outcome, { minLength: 1, maxLength: 4 }), fc.integer({ min: 2, max: 40 }))
    .map(([outcomes, limit]) =>
      aStep(
        id,
        outcomes.map((one, i) => ({ ...one, id: `o${i}` })),
        hours(limit),
      ),
    );
const workflow = fc
  .integer({ min: 1, max: names.length })
  .chain((size) => fc.tuple(...names.slice(0, size).map(step)))
  .map((steps): Step[] => steps);

/** Reachability the slow and obvious way: relate steps to what follows them until nothing new appears. */
function follows(steps: Step[]): (from: string, to: string) => boolean {
  const ids = steps.map(({ id }) => id);
  const triples = ids.flatMap((a) => ids.flatMap((b) => ids.map((c) => [a, b, c] as const)));
  const direct = steps.flatMap(({ id, outcomes }) => outcomes.map(({ to }) => `${id}>${to}`));
  const pairs = new Set(direct.filter((pair) => ids.some((id) => pair.endsWith(`>${id}`))));
  for (let size = -1; size !== pairs.size; ) {
    size = pairs.size;
    for (const [a, b, c] of triples)
      if (pairs.has(`${a}>${b}`) && pairs.has(`${b}>${c}`)) pairs.add(`${a}>${c}`);
  }
  return (from, to) => pairs.has(`${from}>${to}`);
}

const stepsWith = (steps: Step[], code: string) =>
  new Set(checkWorkflow(aProcedure({ steps })).flatMap((one) => (one.code === code ? [one.step] : [])));

describe('any workflow', () => {
  it('has exactly those steps unreachable to which the first leads by no way', () => {
    fc.assert(
      fc.property(workflow, (steps) => {
        const leads = follows(steps);
        const lost = steps.slice(1).filter(({ id }) => !leads('a', id));
        expect(stepsWith(steps, 'unreachable-step')).toEqual(new Set(lost.map(({ id }) => id)));
      }),
    );
  });

  it('has no way out of exactly those steps that lead to no closing outcome', () => {
    fc.assert(
      fc.property(workflow, (steps) => {
        const leads = follows(steps);
        const ends = steps.filter(({ outcomes }) => outcomes.some(({ effect }) => closing.has(effect)));
        const stuck = steps.filter(({ id }) => !ends.some((end) => end.id === id || leads(id, end.id)));
        expect(stepsWith(steps, 'no-way-out')).toEqual(new Set(stuck.map(({ id }) => id)));
      }),
    );
  });

  it('is said to loop exactly when some step can come back to itself', () => {
    fc.assert(
      fc.property(workflow, (steps) => {
        const leads = follows(steps);
        expect(stepsWith(steps, 'endless-loop').size > 0).toBe(steps.some(({ id }) => leads(id, id)));
      }),
    );
  });

  it('names for its loops outcomes without which no loop is left', () => {
    fc.assert(
      fc.property(workflow, (steps) => {
        const loops = checkWorkflow(aProcedure({ steps })).filter(({ code }) => code === 'endless-loop');
        const cut = steps.map((one) => ({
          ...one,
          outcomes: one.outcomes.filter(
            ({ id }) => !loops.some((at) => at.step === one.id && at.outcome === id),
          ),
        }));
        const leads = follows(cut);
        expect(cut.some(({ id }) => leads(id, id))).toBe(false);
      }),
    );
  });
});

/** The hours of every path from acceptance to the stop of the clock that visits no step twice, listed one by one. */
function everyPath(steps: Step[]): number[] {
  const stepOf = (id: string | undefined) => steps.find((step) => step.id === id);
  const stops = ({ effect }: Outcome) => effect === 'issue' || closing.has(effect);
  const paths: Step[][] = [];
  const goOn = (path: Step[], outcomes: Outcome[]) => {
    for (const { to } of outcomes) {
      const next = stepOf(to);
      if (next !== undefined && next !== steps[0] && !path.includes(next)) paths.push([...path, next]);
    }
  };
  goOn([], steps[0]?.outcomes.filter(({ effect }) => effect === 'accept') ?? []);
  for (const path of paths) goOn(path, path.at(-1)?.outcomes.filter((one) => !stops(one)) ?? []);
  return paths
    .filter((path) => path.at(-1)?.outcomes.some(stops))
    .map((path) => path.reduce((sum, { limit }) => sum + limit.value, 0));
}

describe('the longest path', () => {
  it('is the longest of all that there are', () => {
    fc.assert(
      fc.property(workflow, (steps) => {
        const totals = everyPath(steps);
        const result = longestPath(steps);
        const longest = result.ok ? result.value?.hours : 'too-tangled';
        expect(longest).toBe(totals.length === 0 ? undefined : Math.max(...totals));
      }),
    );
  });

  it('is given up where the steps are tangled beyond counting', () => {
    const ids = Array.from({ length: 14 }, (_, i) => `s${i}`);
    const tangled = ids.map((id) =>
      aStep(id, [...ids.map((to) => anOutcome('advance', to, to)), anOutcome('stop')]),
    );
    const steps = [aStep('first', [anOutcome('accept', 's0')]), ...tangled];
    expect(longestPath(steps)).toEqual(fail('too-tangled'));
  });

  it('is absent where nothing is ever accepted', () => {
    expect(longestPath([aStep('first', [anOutcome('refuse')])])).toEqual(ok(undefined));
  });
});

describe('a limit in working hours', () => {
  it.each([
    [{ value: 3, unit: 'WORKING_DAY' } as const, 24],
    [{ value: 5, unit: 'WORKING_HOUR' } as const, 5],
    [{ value: 7, unit: 'DAY' } as const, 40],
    [{ value: 168, unit: 'HOUR' } as const, 40],
  ])('counts %o as %d', (limit, expected) => {
    expect(workingHours(limit)).toBeCloseTo(expected, 9);
  });
});
