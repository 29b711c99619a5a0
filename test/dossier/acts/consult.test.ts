import { describe, expect, it } from 'vitest';
import { consultationViews } from '#shared/api/show/consultation.ts';
import type { Consult, DossierCommand } from '#shared/dossier/commands.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import {
  accepted,
  ask,
  completed,
  eventsOf,
  go,
  leader,
  local,
  officer,
  open,
  procedure,
  reception,
  refusalOf,
  type Story,
  specialist,
  submitted,
  system,
} from '../fixtures.ts';

const neighbour = officer('chuyen-vien.binh-minh', 'specialist', 'H00.02');
const neighboursClerk = officer('van-thu.binh-minh', 'clerk', 'H00.02');

const question = (story: Story, changes: Partial<Consult> = {}): Consult => ({
  type: 'consult',
  task: open(story).task.no,
  unit: 'H00.02',
  question: 'Người yêu cầu đã đăng ký kết hôn ở phường chưa?',
  until: { limit: { value: 1, unit: 'WORKING_DAY' } },
  ...changes,
});
const answer = (story: Story, consultation = 1, opinion: 'agree' | 'disagree' = 'agree'): DossierCommand => ({
  type: 'answer-consultation',
  task: open(story).task.no,
  consultation,
  opinion,
  text: 'Chưa đăng ký.',
});
const asked = (story = accepted()) => go(story, [[question(story), specialist, local('2026-03-02 10:00')]]);
const stateOf = (story: Story, no = 1) => open(story).consultations?.find((one) => one.no === no)?.state;

const planning = {
  id: 'planning',
  name: { vi: 'Sự phù hợp quy hoạch', en: 'Fit with the plan' },
  silence: 'consent',
  basis: 'Nghị định 217/2026/NĐ-CP, Điều 54',
} as const;
const water = { ...planning, id: 'water', silence: 'no-answer' } as const;

/** The procedure with a matter in which silence is consent, and one in which it is not. */
const asking = { procedure: { ...procedure, matters: [planning, water] } };

/** The procedure whose appraisal waits for the answers that it asked for. */
const strict: Procedure = {
  ...procedure,
  steps: procedure.steps.map((step) =>
    step.id === 'appraisal' ? { ...step, consultation: 'required-answers' as const } : step,
  ),
};

describe('an accepted dossier', () => {
  it('has another unit asked in writing, until when, beside the open task', () => {
    const story = asked();
    expect(open(story).consultations).toMatchObject([
      { no: 1, unit: 'H00.02', state: 'open', dueAt: local('2026-03-03 17:30'), by: specialist.id },
    ]);
    expect(open(story).task).toEqual(open(accepted()).task);
  });

  it('has several units asked side by side, each with a due time of its own', () => {
    const story = asked();
    const more = question(story, { unit: 'H00.01', until: { at: local('2026-03-05 10:00') } });
    const both = go(story, [[more, specialist, local('2026-03-02 10:05')]]);
    expect(open(both).consultations?.map(({ no, dueAt }) => [no, dueAt])).toEqual([
      [1, local('2026-03-03 17:30')],
      [2, local('2026-03-05 10:00')],
    ]);
    expect(stateOf(go(both, [[answer(both, 2), specialist, local('2026-03-02 11:00')]]), 1)).toBe('open');
  });

  it.each([
    ['by whom the step is not', question(accepted()), leader, 'wrong-role'],
    [
      'until a time that is over',
      question(accepted(), { until: { at: local('2026-03-01 08:00') } }),
      specialist,
      'incomplete',
    ],
    [
      'about a paper that it has not',
      question(accepted(), { components: ['nothing'] }),
      specialist,
      'incomplete',
    ],
  ] as const)('is not asked about %s', (_, command, by, refusal) => {
    expect(refusalOf(accepted(), command, by, '2026-03-02 10:00')).toBe(refusal);
  });

  it('is asked about twenty times at most', () => {
    let story = accepted();
    for (let times = 0; times < 20; times += 1)
      story = go(story, [[question(story), specialist, local('2026-03-02 10:00')]]);
    expect(refusalOf(story, question(story), specialist, '2026-03-02 10:00')).toBe('too-many-consultations');
  });
});

describe('a dossier that was not accepted', () => {
  it('is nobody else’s business yet', () => {
    expect(refusalOf(submitted(), question(submitted()), reception, '2026-03-02 08:30')).toBe('not-accepted');
  });
});

describe('a question', () => {
  it('is answered by a specialist or leader of the unit that was asked, and by nobody else', () => {
    const story = asked();
    expect(refusalOf(story, answer(story), specialist, '2026-03-02 11:00')).toBe('wrong-role');
    expect(refusalOf(story, answer(story), neighboursClerk, '2026-03-02 11:00')).toBe('wrong-role');
    const answered = go(story, [[answer(story, 1, 'disagree'), neighbour, local('2026-03-02 11:00')]]);
    expect(open(answered).consultations?.[0]).toMatchObject({
      state: 'answered',
      answer: { opinion: 'disagree', by: neighbour.id, at: local('2026-03-02 11:00') },
    });
    expect(refusalOf(answered, answer(story), neighbour, '2026-03-02 12:00')).toBe('consultation-closed');
  });

  const wake = { type: 'wake' } as const;
  const inTime = (matter: string, now: string) => {
    const story = accepted();
    const command = { ...question(story), matter };
    return go(
      story,
      [
        [command, specialist, local('2026-03-02 10:00')],
        [wake, system, local(now)],
      ],
      asking,
    );
  };

  it('of a matter in which silence is consent is consented to when its time is over, and by nobody before', () => {
    expect(stateOf(inTime('planning', '2026-03-03 17:29'))).toBe('open');
    const story = inTime('planning', '2026-03-03 17:30');
    expect(open(story).consultations).toMatchObject([{ state: 'consented', matter: planning }]);
    expect(open(story).consultations?.[0]?.answer).toBeUndefined();
    const done = completed(story, 'advance');
    expect(eventsOf(story, done, specialist, '2026-03-04 08:00', asking)[0]?.type).toBe('task.completed');
  });

  it('of such a matter takes no answer that comes too late, also before anybody woke the dossier', () => {
    const story = inTime('planning', '2026-03-03 17:29');
    const late = (now: string) => refusalOf(story, answer(story), neighbour, now, asking);
    expect(late('2026-03-03 17:30')).toBe('consultation-closed');
    expect(late('2026-03-03 17:29')).toBeUndefined();
  });

  it('of a matter in which it is not goes on waiting, and is answered late', () => {
    const story = inTime('water', '2026-03-03 17:30');
    expect(stateOf(story)).toBe('overdue');
    const answered = go(story, [[answer(story), neighbour, local('2026-03-04 09:00')]], asking);
    expect(stateOf(answered)).toBe('answered');
  });

  it('names a matter of the procedure, or none', () => {
    const story = accepted();
    const { matter } = open(asked()).consultations?.[0] ?? {};
    expect(matter).toBeUndefined();
    expect(
      refusalOf(story, { ...question(story), matter: 'fire' }, specialist, '2026-03-02 10:00', asking),
    ).toBe('incomplete');
  });

  it('that is not answered grows overdue and never turns into agreement', () => {
    const story = asked();
    const { warnAt } = open(story).consultations?.[0] ?? {};
    const late = go(story, [
      [wake, system, warnAt ?? ''],
      [wake, system, local('2026-03-03 17:30')],
    ]);
    expect(stateOf(late)).toBe('overdue');
    expect(open(late).consultations?.[0]?.answer).toBeUndefined();
    const answered = go(late, [[answer(late), neighbour, local('2026-03-04 09:00')]]);
    expect(stateOf(answered)).toBe('answered');
  });

  it('is taken back by whoever may go on with the task, with a reason', () => {
    const story = asked();
    const { no: task } = open(story).task;
    const cancel = { type: 'cancel-consultation', task, consultation: 1, reason: 'Đã có dữ liệu.' } as const;
    expect(refusalOf(story, cancel, neighbour, '2026-03-02 11:00')).toBe('wrong-role');
    expect(stateOf(go(story, [[cancel, specialist, local('2026-03-02 11:00')]]))).toBe('cancelled');
  });

  it('shows under the name by which it is answered', () => {
    const story = asked();
    expect(consultationViews(story.dossier)).toMatchObject([
      { id: `${story.dossier.code}~${open(story).task.no}.1`, dueAt: '2026-03-03T17:30:00+07:00' },
    ]);
  });
});

describe.each([
  ['any step', procedure],
  ['a step of which an older record says so', strict],
])('%s', (_, asking) => {
  const rules = { procedure: asking };
  const advance = (story: Story, rest: object = {}) => completed(story, 'advance', rest);

  it('is not completed while a question is open, silence or not, unless a reason is given', () => {
    const story = asked();
    expect(refusalOf(story, advance(story), specialist, '2026-03-10 09:00', rules)).toBe('consultation-open');
    const events = eventsOf(
      story,
      advance(story, { withoutAnswers: 'Gấp.' }),
      specialist,
      '2026-03-10 09:00',
      rules,
    );
    expect(events[0]).toEqual({ type: 'consultation.cancelled', no: 1, reason: 'Gấp.' });
  });

  it('goes on when all have answered', () => {
    const story = asked();
    const answered = go(story, [[answer(story), neighbour, local('2026-03-02 11:00')]]);
    expect(ask(answered, advance(answered), specialist, '2026-03-02 12:00', rules)).toMatchObject({
      ok: true,
    });
  });
});
