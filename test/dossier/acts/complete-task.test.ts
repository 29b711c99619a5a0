import { describe, expect, it } from 'vitest';
import type { DossierCommand } from '#shared/dossier/commands.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import {
  accepted,
  approved,
  clerk,
  completed,
  eventsOf,
  go,
  leader,
  local,
  open,
  procedure,
  reception,
  refusalOf,
  resolved,
  resultFile,
  returned,
  signedLetter,
  specialist,
  submitted,
  system,
} from '../fixtures.ts';

const at = '2026-03-02 09:00';

describe('reception accepting', () => {
  it('starts the clock, makes the appointment and opens the next step in one act', () => {
    const events = eventsOf(submitted(), completed(submitted(), 'accept'), reception, at);
    expect(events).toMatchObject([
      { type: 'task.completed', no: 1, step: 'reception', outcome: 'accept' },
      {
        type: 'dossier.accepted',
        clock: {
          receivedAt: local(at),
          dueAt: local('2026-03-05 17:30'),
          calendar: { id: 'vn-gov', from: '2024-01-01' },
          pauses: [],
        },
      },
      {
        type: 'task.opened',
        task: { no: 2, step: 'appraisal', role: 'specialist', warned: false, overdue: false },
      },
    ]);
  });

  it('opens the step with its own due time, and warns as long before as it says', () => {
    expect(open(accepted()).task).toMatchObject({
      openedAt: local(at),
      dueAt: local('2026-03-03 09:00'),
      warnAt: local('2026-03-02 17:00'),
    });
  });

  it('keeps the officer’s note', () => {
    const events = eventsOf(
      submitted(),
      completed(submitted(), 'accept', { reason: 'Đủ giấy tờ' }),
      reception,
      at,
    );
    expect(events[0]).toMatchObject({ note: 'Đủ giấy tờ' });
  });

  it('does not start the clock twice', () => {
    const steps = procedure.steps.map((step) => ({
      ...step,
      outcomes:
        step.id === 'approval'
          ? [{ id: 'accept', name: step.name, effect: 'accept' as const, to: 'issuing' }]
          : step.outcomes,
    }));
    const rules = { procedure: { ...procedure, steps } };
    const story = go(accepted(), [[completed(accepted(), 'advance'), specialist, local('2026-03-02 14:00')]]);
    const events = eventsOf(story, completed(story, 'accept'), leader, '2026-03-03 09:00', rules);
    expect(events.map(({ type }) => type)).toEqual(['task.completed', 'task.opened']);
  });
});

describe('an outcome', () => {
  it('must be one that the step allows', () => {
    expect(refusalOf(submitted(), completed(submitted(), 'approve'), reception, at)).toBe('unknown-outcome');
    expect(refusalOf(submitted(), completed(submitted(), ''), reception, at)).toBe('unknown-outcome');
  });

  it('that ends the dossier needs a reason', () => {
    expect(refusalOf(submitted(), completed(submitted(), 'refuse'), reception, at)).toBe('reason-required');
    expect(refusalOf(accepted(), completed(accepted(), 'stop'), specialist, at)).toBe('reason-required');
  });

  it('belongs to a step of the procedure; anything else is a fault', () => {
    const other: Procedure = { ...procedure, steps: procedure.steps.slice(1) };
    expect(() =>
      eventsOf(submitted(), completed(submitted(), 'accept'), reception, at, { procedure: other }),
    ).toThrow('has no step reception');
  });
});

describe('reception refusing', () => {
  it('closes the dossier with the reason; no clock ever ran', () => {
    const { dossier } = go(submitted(), [
      [completed(submitted(), 'refuse', { reason: 'Không thuộc thẩm quyền' }), reception, local(at)],
    ]);
    expect(dossier).toMatchObject({
      status: 'refused',
      reason: 'Không thuộc thẩm quyền',
      closedAt: local(at),
      submittedAt: local('2026-03-02 08:05'),
    });
    for (const gone of ['task', 'timer', 'clock', 'result']) expect(dossier).not.toHaveProperty(gone);
  });
});

describe('a specialist', () => {
  it('hands on to the leader, who may send back', () => {
    const first = go(accepted(), [[completed(accepted(), 'advance'), specialist, local('2026-03-02 14:00')]]);
    expect(first.dossier).toMatchObject({
      status: 'processing',
      task: { no: 3, step: 'approval', role: 'leader' },
    });
    const { dossier } = go(first, [[completed(first, 'send-back'), leader, local('2026-03-02 15:00')]]);
    expect(dossier).toMatchObject({
      task: { no: 4, step: 'appraisal', openedAt: local('2026-03-02 15:00') },
    });
  });

  it('gets it back from the leader so often as the procedure says, and no oftener', () => {
    let story = go(accepted(), [[completed(accepted(), 'advance'), specialist, local('2026-03-02 14:00')]]);
    for (let time = 1; time <= 5; time += 1) {
      story = go(story, [[completed(story, 'send-back'), leader, local('2026-03-02 15:00')]]);
      story = go(story, [[completed(story, 'advance'), specialist, local('2026-03-02 15:30')]]);
    }
    expect(refusalOf(story, completed(story, 'send-back'), leader, '2026-03-02 16:00')).toBe(
      'outcome-exhausted',
    );
    expect(refusalOf(story, completed(story, 'approve'), leader, '2026-03-02 16:00')).toBeUndefined();
  });

  it('stops what cannot be resolved; the clock stands as it was', () => {
    const stop = completed(accepted(), 'stop', { reason: 'Đã có giấy xác nhận', basis: 'Luật Hộ tịch' });
    const { dossier } = signedLetter(accepted(), [stop, specialist, local('2026-03-02 14:00')]);
    expect(dossier).toMatchObject({
      status: 'stopped',
      clock: { dueAt: local('2026-03-05 17:30'), pauses: [] },
    });
  });
});

describe('the clerk issuing', () => {
  const day = '2026-03-03 10:00';
  const declared = () => {
    const { no: task } = open(approved()).task;
    const declaring: DossierCommand = { type: 'declare-result', task, files: [resultFile('r1')] };
    return go(approved(), [[declaring, clerk, local(day)]]);
  };

  it('needs a result file of this dossier that has passed inspection', () => {
    expect(refusalOf(declared(), completed(declared(), 'issue'), clerk, day)).toBe('result-required');
    expect(refusalOf(declared(), completed(declared(), 'issue', { result: 'f1' }), clerk, day)).toBe(
      'result-required',
    );
    expect(refusalOf(declared(), completed(declared(), 'issue', { result: 'r1' }), clerk, day)).toBe(
      'result-not-ready',
    );
    const bad = go(declared(), [[{ type: 'inspect', file: 'r1', problem: 'damaged' }, system, local(day)]]);
    expect(refusalOf(bad, completed(bad, 'issue', { result: 'r1' }), clerk, day)).toBe('result-not-ready');
  });

  it('resolves the dossier and leaves it with reception', () => {
    expect(resolved().dossier).toMatchObject({
      status: 'resolved',
      result: { fileId: 'r1', at: local('2026-03-03 10:05') },
      task: { step: 'returning', role: 'reception' },
    });
  });

  it('is being made by the system until it is there, and nothing is returned before', () => {
    const rules = { procedure: { ...procedure, result: { ...procedure.result, template: 'a-template' } } };
    const ordered = go(approved(), [[completed(approved(), 'issue'), clerk, local(day)]], rules);
    const giveBack = completed(ordered, 'return');
    expect(refusalOf(ordered, giveBack, reception, day, rules)).toBe('result-in-making');
  });

  it('does so only once, and only after acceptance', () => {
    const always = procedure.steps.map((step) => ({
      ...step,
      role: 'reception' as const,
      outcomes: [{ id: 'issue', name: step.name, effect: 'issue' as const, to: 'returning' }],
    }));
    const rules = { procedure: { ...procedure, steps: always } };
    const again = completed(resolved(), 'issue', { result: 'r1' });
    expect(refusalOf(resolved(), again, reception, '2026-03-04 09:00', rules)).toBe('already-resolved');
    const early = completed(submitted(), 'issue', { result: 'f1' });
    expect(refusalOf(submitted(), early, reception, at, rules)).toBe('not-accepted');
  });
});

describe('reception returning the result', () => {
  it('closes the dossier with the result and the clock', () => {
    expect(returned().dossier).toMatchObject({
      status: 'returned',
      closedAt: local('2026-03-04 09:00'),
      result: { fileId: 'r1' },
      clock: { dueAt: local('2026-03-05 17:30') },
    });
    expect(returned().dossier).not.toHaveProperty('reason');
  });
});
