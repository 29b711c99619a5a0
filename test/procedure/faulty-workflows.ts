import type { Step } from '#shared/procedure/step.ts';
import { anOutcome, aStep, hours, soundSteps } from './a-procedure.ts';

const [reception, appraisal, approval] = soundSteps as [Step, Step, Step];

/** What is wrong, the steps that have it, and the findings (code, step, outcome) that say so. */
export const faultyWorkflows: [string, Step[], string[]][] = [
  [
    'an outcome that leads to no step',
    [
      reception,
      { ...appraisal, outcomes: [...appraisal.outcomes, anOutcome('advance', 'nowhere', 'lost')] },
      approval,
    ],
    ['unknown-target appraisal lost'],
  ],
  [
    'a step that nothing leads to',
    [...soundSteps, aStep('island', [anOutcome('return')])],
    ['unreachable-step island'],
  ],
  [
    'a step without end',
    [
      reception,
      { ...appraisal, outcomes: [...appraisal.outcomes, anOutcome('advance', 'pit', 'fall')] },
      approval,
      aStep('pit', [anOutcome('supplement')]),
    ],
    ['no-way-out pit'],
  ],
  [
    'a loop that the officers can walk for ever',
    [
      reception,
      appraisal,
      { ...approval, outcomes: [anOutcome('return'), anOutcome('advance', 'appraisal', 'send-back')] },
    ],
    ['endless-loop approval send-back'],
  ],
  [
    'a step that leads to itself',
    [
      reception,
      { ...appraisal, outcomes: [...appraisal.outcomes, anOutcome('advance', 'appraisal', 'again')] },
      approval,
    ],
    ['endless-loop appraisal again'],
  ],
  [
    'step limits above the legal limit',
    [reception, { ...appraisal, limit: hours(21) }, approval],
    ['limits-too-long'],
  ],
  [
    'a closing outcome that goes on',
    [reception, appraisal, { ...approval, outcomes: [anOutcome('return', 'appraisal')] }],
    ['needless-target approval return', 'endless-loop approval return'],
  ],
  [
    'a supplement that goes on',
    [
      reception,
      { ...appraisal, outcomes: [anOutcome('advance', 'approval'), anOutcome('supplement', 'approval')] },
      approval,
    ],
    ['needless-target appraisal supplement'],
  ],
  [
    'an outcome that should go on and does not',
    [reception, { ...appraisal, outcomes: [...appraisal.outcomes, anOutcome('issue')] }, approval],
    ['missing-target appraisal issue'],
  ],
  [
    'an acceptance after the first step',
    [
      reception,
      { ...appraisal, outcomes: [...appraisal.outcomes, anOutcome('accept', 'approval')] },
      approval,
    ],
    ['second-first-step appraisal accept'],
  ],
  [
    'a result before acceptance',
    [{ ...reception, outcomes: [...reception.outcomes, anOutcome('return')] }, appraisal, approval],
    ['before-accept reception return'],
  ],
  [
    'a way back to reception',
    [
      reception,
      appraisal,
      { ...approval, outcomes: [anOutcome('return'), anOutcome('advance', 'reception', 'restart')] },
    ],
    ['back-to-first-step approval restart', 'endless-loop approval restart'],
  ],
  [
    'a first step that accepts nothing',
    [{ ...reception, outcomes: [anOutcome('refuse')] }],
    ['no-accept reception'],
  ],
  [
    'two steps of the same id',
    [reception, appraisal, approval, { ...approval }],
    ['duplicate-step approval'],
  ],
  [
    'two outcomes of the same id',
    [reception, appraisal, { ...approval, outcomes: [anOutcome('return'), anOutcome('return')] }],
    ['duplicate-outcome approval return'],
  ],
  [
    'a warning as early as the start',
    [reception, { ...appraisal, limit: hours(1) }, approval],
    ['warning-too-early appraisal'],
  ],
];
