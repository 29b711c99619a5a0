import { describe, expect, it } from 'vitest';
import { Dossier } from '#shared/dossier/dossier.ts';
import {
  accepted,
  application,
  ask,
  awaiting,
  begin,
  completed,
  declared,
  eventsOf,
  exampleForm,
  go,
  local,
  open,
  portal,
  procedure,
  reception,
  refusalOf,
  resolved,
  type Story,
  sameDay,
  specialist,
  submitted,
  system,
} from '../fixtures.ts';

const record = (id: string) => declared(id, { component: 'divorce-or-death-record' });
const supplement = (...files: ReturnType<typeof record>[]) => ({ type: 'supplement', files }) as const;
const arrive = (file: string) => ({ type: 'inspect', file, pages: 1 }) as const;
const tuesday = '2026-03-03 10:00';
const lapse = local('2026-04-01 10:00');

describe('an accepted dossier for which papers are asked', () => {
  it('pauses its clock and waits, for as long as the procedure says', () => {
    expect(awaiting().dossier).toMatchObject({
      status: 'awaiting-supplement',
      request: {
        reason: 'Thiếu trích lục',
        components: ['divorce-or-death-record'],
        until: lapse,
        by: specialist.id,
      },
      clock: { dueAt: local('2026-03-05 17:30'), pauses: [{ from: local('2026-03-02 10:00') }] },
      timer: { at: lapse },
    });
  });

  it('must be told why, and only of components that there are', () => {
    const asked = (rest: object) =>
      ask(accepted(), completed(accepted(), 'supplement', rest), specialist, tuesday);
    expect(asked({})).toMatchObject({ error: { code: 'reason-required' } });
    expect(asked({ reason: 'Thiếu', components: ['declaration', 'diploma'] })).toMatchObject({
      error: { code: 'incomplete', findings: [{ pointer: '/components/1', code: 'unknown-component' }] },
    });
  });

  it('may be told once before acceptance and once after it, without a word why again', () => {
    const early = go(submitted(), [
      [completed(submitted(), 'supplement', { reason: 'Thiếu' }), reception, local('2026-03-02 08:30')],
      [{ type: 'supplement', files: [], note: 'x' }, portal, local('2026-03-02 08:40')],
    ]);
    const taken = go(early, [[completed(early, 'accept'), reception, local('2026-03-02 09:00')]]);
    const again = completed(taken, 'supplement', { reason: 'Còn thiếu' });
    expect(refusalOf(taken, again, specialist, '2026-03-02 10:00')).toBeUndefined();
  });

  it('cannot be worked on, but may be claimed and given', () => {
    const task = open(awaiting()).task.no;
    for (const outcome of ['advance', 'supplement', 'stop']) {
      expect(
        refusalOf(awaiting(), completed(awaiting(), outcome, { reason: 'x' }), specialist, tuesday),
      ).toBe('awaiting-supplement');
    }
    expect(refusalOf(awaiting(), { type: 'claim', task }, specialist, tuesday)).toBeUndefined();
  });
});

describe('the applicant’s supplement', () => {
  it('goes on when everything announced has arrived: the step moves by the working time lost, the limit begins again', () => {
    const story = go(awaiting(), [
      [supplement(record('s1'), record('s2')), portal, local(tuesday)],
      [arrive('s2'), system, local('2026-03-03 10:10')],
    ]);
    expect(story.dossier.status).toBe('awaiting-supplement');
    const { dossier } = go(story, [[arrive('s1'), system, local('2026-03-03 10:30')]]);
    expect(dossier).toMatchObject({
      status: 'processing',
      clock: { dueAt: local('2026-03-06 17:30'), pauses: [{ to: local('2026-03-03 10:30') }] },
      // Due on Tuesday at 09:00 when it paused, seven working hours before.
      task: { dueAt: local('2026-03-04 09:30'), warned: false },
    });
    expect('request' in dossier).toBe(false);
  });

  it('restarts a limit of the same day', () => {
    const rules = { procedure: sameDay };
    const start = begin(
      application({ form: exampleForm(sameDay) }),
      portal,
      local('2026-03-02 08:00'),
      rules,
    );
    const act = (story: Story, outcome: string, time: string) =>
      go(
        story,
        [
          [
            completed(story, outcome, { reason: 'Thiếu' }),
            outcome === 'accept' ? reception : specialist,
            local(time),
          ],
        ],
        rules,
      );
    const received = go(start, [[arrive('f1'), system, local('2026-03-02 08:05')]], rules);
    const asked = act(act(received, 'accept', '2026-03-02 09:00'), 'supplement', '2026-03-02 09:30');
    expect(asked.dossier).toMatchObject({ clock: { dueAt: local('2026-03-02 17:30') } });
    const { dossier } = go(
      asked,
      [[{ type: 'supplement', files: [], note: 'Đã ký lại' }, portal, local('2026-03-03 15:30')]],
      rules,
    );
    expect(dossier).toMatchObject({ clock: { dueAt: local('2026-03-04 17:30') } });
  });

  it('without files goes on at once: a corrected form, or only a word', () => {
    const form = exampleForm(procedure);
    const events = eventsOf(
      awaiting([]),
      { type: 'supplement', files: [], form, note: 'Đã sửa' },
      portal,
      tuesday,
    );
    expect(events.map(({ type }) => type)).toEqual(['supplement.announced', 'supplement.ended']);
    expect(events[0]).toMatchObject({ form, note: 'Đã sửa' });
  });

  it('holds something at least', () => {
    const decision = ask(awaiting([]), { type: 'supplement', files: [] }, portal, tuesday);
    expect(decision).toMatchObject({
      error: { code: 'incomplete', findings: [{ code: 'empty-supplement' }] },
    });
  });

  it('must hold what was asked for, and a form that is right', () => {
    const decision = ask(awaiting(), { type: 'supplement', files: [], form: {} }, portal, tuesday);
    const codes = decision.ok ? [] : decision.error.findings.map(({ pointer, code }) => `${pointer} ${code}`);
    expect(codes).toContain('/files missing-component');
    expect(codes).toContain('/form/requester required');
  });

  it('comes from the portal or the unit’s desk, and only when it was asked for', () => {
    expect(refusalOf(awaiting(), supplement(record('s1')), specialist, tuesday)).toBe('wrong-role');
    expect(refusalOf(awaiting(), supplement(record('s1')), reception, tuesday)).toBeUndefined();
    expect(refusalOf(accepted(), supplement(record('s1')), portal, tuesday)).toBe('not-awaiting-supplement');
    expect(refusalOf(begin(), supplement(record('s1')), portal, tuesday)).toBe('not-awaiting-supplement');
  });

  it('takes the place of one that was announced before and has not come', () => {
    const { dossier } = go(awaiting(), [
      [supplement(record('wrong'), record('kept')), portal, local(tuesday)],
      [arrive('kept'), system, local(tuesday)],
      [supplement(record('right')), portal, local(tuesday)],
      [arrive('right'), system, local(tuesday)],
    ]);
    expect(dossier.status).toBe('processing');
    expect(dossier.files.map(({ id }) => id)).toEqual(['f1', 'kept', 'right']);
  });
});

describe('a supplement that does not come', () => {
  const lapsed = () =>
    go(awaiting(), [
      [supplement(record('never')), portal, local(tuesday)],
      [{ type: 'wake' }, system, lapse],
    ]);

  it('lapses: the dossier goes on without it', () => {
    expect(lapsed().dossier).toMatchObject({ status: 'processing', clock: { pauses: [{ to: lapse }] } });
    expect(lapsed().entries.at(-1)?.events).toMatchObject([{ type: 'supplement.ended', as: 'lapsed' }]);
  });

  it('does not stand in the way of the next one', () => {
    const again = go(lapsed(), [
      [
        completed(lapsed(), 'supplement', {
          reason: 'Vẫn thiếu',
          components: ['authorisation'],
          again: 'Ủy quyền mới phát sinh',
        }),
        specialist,
        local('2026-04-02 09:00'),
      ],
      [supplement(declared('a1', { component: 'authorisation' })), portal, local('2026-04-02 10:00')],
      [arrive('a1'), system, local('2026-04-02 10:01')],
    ]);
    expect(again.dossier.status).toBe('processing');
    expect(again.dossier.files.map(({ id, state }) => [id, state])).toEqual([
      ['f1', 'accepted'],
      ['a1', 'accepted'],
    ]);
  });
});

describe('papers asked for at other times', () => {
  it('before acceptance stop no clock, for none is running', () => {
    const asked = go(submitted(), [
      [completed(submitted(), 'supplement', { reason: 'Mờ' }), reception, local('2026-03-02 09:00')],
    ]);
    expect(asked.dossier).not.toHaveProperty('clock');
    const { dossier } = go(asked, [
      [{ type: 'supplement', files: [], note: 'Đã rõ hơn' }, portal, local(tuesday)],
    ]);
    expect(dossier).toMatchObject({ status: 'submitted', task: { no: 1 } });
    expect(dossier).not.toHaveProperty('clock');
  });

  it('after the result are not asked for', () => {
    const steps = procedure.steps.map((step) => ({
      ...step,
      outcomes: [...step.outcomes, { id: 'ask', name: step.name, effect: 'supplement' as const }],
    }));
    const rules = { procedure: { ...procedure, steps } };
    const asked = completed(resolved(), 'ask', { reason: 'x' });
    expect(refusalOf(resolved(), asked, reception, '2026-03-04 09:00', rules)).toBe('already-resolved');
    expect(Dossier.parse(resolved().dossier)).toEqual(resolved().dossier);
  });
});
