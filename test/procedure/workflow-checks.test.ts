import { describe, expect, it } from 'vitest';
import { checkWorkflow } from '#shared/procedure/checks/workflow-checks.ts';
import { Procedure } from '#shared/procedure/procedure.ts';
import type { Step } from '#shared/procedure/step.ts';
import { anOutcome, aProcedure, aStep, days, hours, soundSteps } from './a-procedure.ts';
import { faultyWorkflows } from './faulty-workflows.ts';

const [reception, appraisal, approval] = soundSteps as [Step, Step, Step];

const found = (steps: Step[], changes: Partial<Procedure> = {}) =>
  checkWorkflow(aProcedure({ steps, ...changes })).map(({ code, step, outcome }) =>
    [code, step, outcome].filter((part) => part !== undefined).join(' '),
  );

describe('a sound workflow', () => {
  it('has no finding', () => {
    expect(found(soundSteps)).toEqual([]);
  });

  it('may send back, as often as it says', () => {
    const back = { ...anOutcome('advance', 'appraisal', 'send-back'), most: 3 };
    expect(found([reception, appraisal, { ...approval, outcomes: [anOutcome('return'), back] }])).toEqual([]);
  });

  it('has no finding when the limits of its steps just fill the legal limit', () => {
    expect(found([reception, { ...appraisal, limit: hours(20) }, approval])).toEqual([]);
  });

  it('is not measured before acceptance, nor after the result is issued', () => {
    const issuing = aStep('issuing', [anOutcome('issue', 'returning')]);
    const returning = aStep('returning', [anOutcome('return')], days(30));
    const slow = { ...reception, limit: days(30) };
    const steps = [slow, { ...appraisal, outcomes: [anOutcome('advance', 'issuing')] }, issuing, returning];
    expect(found(steps)).toEqual([]);
  });
});

describe('a workflow with one thing wrong', () => {
  it.each(faultyWorkflows)('is told of %s', (_, steps, expected) => {
    expect(found(steps)).toEqual(expected);
  });
});

describe('a first step', () => {
  it.each(['advance', 'issue', 'return', 'stop'] as const)('may not %s what was never accepted', (effect) => {
    const to = effect === 'advance' || effect === 'issue' ? 'appraisal' : undefined;
    const first = { ...reception, outcomes: [...reception.outcomes, anOutcome(effect, to)] };
    expect(found([first, appraisal, approval])).toEqual([`before-accept reception ${effect}`]);
  });
});

describe('a finding', () => {
  it('is about components too: two of the same id', () => {
    const component = {
      id: 'paper',
      name: { vi: 'Giấy', en: 'Paper' },
      required: true,
      originals: 1,
      copies: 0,
      mediaTypes: ['application/pdf'],
      maxBytes: 1,
      maxFiles: 1,
    };
    expect(found(soundSteps, { components: [component, component] })).toEqual(['duplicate-component']);
  });

  it('may refuse after appraisal, and receives in the first step only', () => {
    const also = (effect: 'refuse' | 'accept', to?: string) =>
      found([
        reception,
        { ...appraisal, outcomes: [...appraisal.outcomes, anOutcome(effect, to)] },
        approval,
      ]);
    expect(also('refuse')).toEqual([]);
    expect(also('accept', 'approval')).toEqual(['second-first-step appraisal accept']);
  });

  it('names the path whose limits are too long, in both languages', () => {
    const [finding] = checkWorkflow(
      aProcedure({ steps: [reception, { ...appraisal, limit: days(3) }, approval] }),
    );
    expect(finding?.detail).toEqual({
      vi: 'Tổng thời hạn các bước vượt thời hạn pháp luật: appraisal + approval = 28 h > 24 h.',
      en: 'The time limits of the steps add up to more than the legal time limit: appraisal + approval = 28 h > 24 h.',
    });
  });
});

describe('a step without a role or a limit', () => {
  it.each(['role', 'limit'])('does not become a procedure (%s)', (field) => {
    const steps = [reception, { ...appraisal, [field]: undefined }, approval];
    expect(Procedure.safeParse({ ...aProcedure(), steps }).success).toBe(false);
  });
});
