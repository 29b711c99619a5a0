import { describe, expect, it } from 'vitest';
import { passConsultations } from '#shared/dossier/acts/consult.ts';
import type { Consult, ConsultationCommand } from '#shared/dossier/commands.ts';
import type { Consultation } from '#shared/dossier/consultation.ts';
import type { RefusalCode } from '#shared/dossier/refusal.ts';
import type { Caller } from '#shared/unit/caller.ts';
import {
  accepted,
  ask,
  completed,
  eventsOf,
  go,
  leader,
  leaderElsewhere,
  local,
  officer,
  open,
  portal,
  reception,
  refusalOf,
  resolved,
  resultFile,
  type Story,
  specialist,
  system,
} from '../fixtures.ts';

const neighbour = officer('chuyen-vien.binh-minh', 'specialist', 'H00.02');
const colleague = officer('chuyen-vien-2.binh-minh', 'specialist', 'H00.02');
const askedClerk = 'van-thu.binh-minh';
const at = '2026-03-02 11:00';

const question: Consult = {
  type: 'consult',
  task: 2,
  unit: 'H00.02',
  question: 'Có tranh chấp không?',
  until: { limit: { value: 1, unit: 'WORKING_DAY' } },
};
const asked = () => go(accepted(), [[question, specialist, local('2026-03-02 10:00')]]);

/** A command as it names the first question of the second task. */
type Named = ConsultationCommand extends infer C
  ? C extends ConsultationCommand
    ? Omit<C, 'task' | 'consultation'>
    : never
  : never;
const first = (rest: Named): ConsultationCommand => ({ ...rest, task: 2, consultation: 1 });

const claim = first({ type: 'claim-consultation' });
const release = first({ type: 'release-consultation' });
const assign = { type: 'assign-consultation', task: 2, consultation: 1, officer: colleague.id } as const;
const cancel = first({ type: 'cancel-consultation', reason: 'Đã rõ' });
const answer = first({ type: 'answer-consultation', opinion: 'agree', text: 'Không.' });
const opine = (...ids: string[]) => first({ type: 'declare-opinion', files: ids.map(resultFile) });
const held = () => go(asked(), [[claim, neighbour, local('2026-03-02 10:30')]]);

describe('a question to another unit', () => {
  it('is written down with all that was said', () => {
    const said = { no: 1, task: 2, unit: 'H00.02', question: question.question, by: specialist.id };
    const times = { askedAt: local('2026-03-02 10:00'), warned: false, state: 'open' };
    expect(eventsOf(accepted(), question, specialist, '2026-03-02 10:00')).toStrictEqual([
      {
        type: 'consultation.asked',
        consultation: {
          ...said,
          ...times,
          components: [],
          limit: { value: 1, unit: 'WORKING_DAY' },
          dueAt: local('2026-03-03 17:30'),
          warnAt: local('2026-03-03 15:30'),
        },
      },
    ]);
    const named = { ...question, components: ['declaration'], until: { at: local('2026-03-04 10:00') } };
    expect(eventsOf(accepted(), named, specialist, '2026-03-02 10:00')).toStrictEqual([
      {
        type: 'consultation.asked',
        consultation: {
          ...said,
          ...times,
          components: ['declaration'],
          dueAt: local('2026-03-04 10:00'),
          warnAt: local('2026-03-04 08:00'),
        },
      },
    ]);
  });

  it.each([
    ['now', '2026-03-02 10:00', false],
    ['a minute later', '2026-03-02 10:01', true],
  ])('may be due %s: %s, %s', (_, due, isTaken) => {
    const decision = ask(
      accepted(),
      { ...question, until: { at: local(due) } },
      specialist,
      '2026-03-02 10:00',
    );
    expect(decision.ok).toBe(isTaken);
    expect(decision.ok || decision.error.findings).toEqual(
      isTaken || [
        {
          pointer: '/dueAt',
          code: 'not-later',
          detail: {
            vi: 'Hạn trả lời phải sau thời điểm hiện tại.',
            en: 'The due date of the answer must be in the future.',
          },
        },
      ],
    );
  });

  it('names only papers that the procedure knows', () => {
    const decision = ask(accepted(), { ...question, components: ['declaration', 'x'] }, specialist, at);
    expect(decision.ok || decision.error.findings).toEqual([
      {
        pointer: '/components/1',
        code: 'unknown-component',
        detail: { vi: 'Thủ tục không có thành phần “x”.', en: 'The procedure has no component “x”.' },
      },
    ]);
  });

  it('is not asked any more when the result is there', () => {
    expect(refusalOf(resolved(), { ...question, task: 5 }, reception, '2026-03-03 11:00')).toBe(
      'already-resolved',
    );
  });
});

describe('what is done with a question', () => {
  it.each<[string, () => Story, ConsultationCommand, Caller, object[]]>([
    ['is claimed', asked, claim, neighbour, [{ type: 'consultation.claimed', no: 1, officer: neighbour.id }]],
    ['is claimed twice by one', held, claim, neighbour, []],
    ['is released', held, release, neighbour, [{ type: 'consultation.released', no: 1 }]],
    [
      'is assigned',
      asked,
      assign,
      leaderElsewhere,
      [{ type: 'consultation.assigned', no: 1, officer: colleague.id }],
    ],
    [
      'is taken from one and assigned',
      held,
      assign,
      leaderElsewhere,
      [{ type: 'consultation.assigned', no: 1, officer: colleague.id }],
    ],
    [
      'is assigned to a leader of it',
      asked,
      { ...assign, officer: leaderElsewhere.id },
      leaderElsewhere,
      [{ type: 'consultation.assigned', no: 1, officer: leaderElsewhere.id }],
    ],
    ['is assigned to who holds it', held, { ...assign, officer: neighbour.id }, leaderElsewhere, []],
    ['is cancelled', asked, cancel, specialist, [{ type: 'consultation.cancelled', no: 1, reason: 'Đã rõ' }]],
    [
      'is cancelled by the leader',
      asked,
      cancel,
      leader,
      [{ type: 'consultation.cancelled', no: 1, reason: 'Đã rõ' }],
    ],
    [
      'is answered',
      asked,
      answer,
      neighbour,
      [{ type: 'consultation.answered', no: 1, opinion: 'agree', text: 'Không.' }],
    ],
    [
      'is answered by who holds it',
      held,
      answer,
      neighbour,
      [{ type: 'consultation.answered', no: 1, opinion: 'agree', text: 'Không.' }],
    ],
    [
      'has a paper declared',
      asked,
      opine('o1'),
      neighbour,
      [{ type: 'files.declared', purpose: 'opinion', consultation: 1, files: [resultFile('o1')] }],
    ],
  ])('%s', (_, story, command, by, events) => {
    expect(eventsOf(story(), command, by, at)).toStrictEqual(events);
  });

  it.each<[string, () => Story, ConsultationCommand, Caller, RefusalCode]>([
    ['where none was asked', accepted, claim, neighbour, 'unknown-consultation'],
    ['of another number', asked, { ...claim, consultation: 2 }, neighbour, 'unknown-consultation'],
    ['of another task', asked, { ...claim, task: 1 }, neighbour, 'unknown-consultation'],
    ['by a portal', asked, claim, portal, 'wrong-role'],
    ['by who asked', asked, claim, specialist, 'wrong-role'],
    ['to release, held by nobody', asked, release, neighbour, 'task-not-held'],
    ['to release, held by another', held, release, colleague, 'task-held'],
    ['to claim, held by another', held, claim, colleague, 'task-held'],
    ['to answer, held by another', held, answer, colleague, 'task-held'],
    ['to assign, by no leader', held, assign, neighbour, 'wrong-role'],
    ['to assign, to nobody', asked, { ...assign, officer: 'nobody' }, leaderElsewhere, 'unknown-officer'],
    ['to assign, to a clerk', asked, { ...assign, officer: askedClerk }, leaderElsewhere, 'officer-unfit'],
    [
      'to assign, to who asked',
      asked,
      { ...assign, officer: specialist.id },
      leaderElsewhere,
      'officer-unfit',
    ],
    ['to cancel, by the asked', asked, cancel, leaderElsewhere, 'wrong-role'],
    ['to cancel, by another role', asked, cancel, reception, 'wrong-role'],
  ])('is refused %s', (_, story, command, by, code) => {
    expect(refusalOf(story(), command, by, at)).toBe(code);
  });

  it('takes back no answer', () => {
    const answered = go(asked(), [[answer, neighbour, local('2026-03-02 10:30')]]);
    for (const [command, by] of [
      [cancel, specialist],
      [claim, neighbour],
      [assign, leaderElsewhere],
    ] as const)
      expect(refusalOf(answered, command, by, at)).toBe('consultation-closed');
  });

  it('holds papers to what can be looked at, and to their number', () => {
    const large = first({ type: 'declare-opinion', files: [{ ...resultFile('o1'), size: 999_999_999 }] });
    const findings = (command: ConsultationCommand) => {
      const decision = ask(asked(), command, neighbour, at);
      return decision.ok ? [] : decision.error.findings.map(({ code }) => code);
    };
    const names = (count: number) => Array.from({ length: count }, (_, index) => `o${index}`);
    expect(findings(large)).toEqual(['file-too-large']);
    expect(findings(opine(...names(21)))).toEqual(['too-many-files']);
    expect(findings(opine(...names(20)))).toEqual([]);
  });

  it('is answered with the paper that is named, once it has passed', () => {
    const inspected = { type: 'inspect', file: 'o1', pages: 1 } as const;
    const story = go(asked(), [
      [opine('o1', 'o2'), neighbour, local('2026-03-02 10:30')],
      [inspected, system, local('2026-03-02 10:31')],
    ]);
    const withFile = (file: string) =>
      first({ type: 'answer-consultation', opinion: 'agree', text: 'Không.', file });
    expect(eventsOf(story, withFile('o1'), neighbour, at)).toStrictEqual([
      { type: 'consultation.answered', no: 1, opinion: 'agree', text: 'Không.', file: 'o1' },
    ]);
    expect(refusalOf(story, withFile('o2'), neighbour, at)).toBe('opinion-not-ready');
    expect(refusalOf(story, withFile('f1'), neighbour, at)).toBe('opinion-not-ready');
  });
});

describe('time that passes over a question', () => {
  const known = (own: Partial<Consultation>): Story => {
    const story = asked();
    const dossier = open(story);
    const consultations = (dossier.consultations ?? []).map((one) => ({ ...one, ...own }));
    return { ...story, dossier: { ...dossier, consultations } };
  };

  it.each<[string, Partial<Consultation>, string, string[]]>([
    ['before the warning', {}, '2026-03-03 15:29', []],
    ['at the warning', {}, '2026-03-03 15:30', ['consultation.warned']],
    ['after the warning was given', { warned: true }, '2026-03-03 15:31', []],
    ['when it is due', {}, '2026-03-03 17:30', ['consultation.overdue']],
    ['when it is due and was warned of', { warned: true }, '2026-03-03 17:30', ['consultation.overdue']],
    ['when it is overdue already', { state: 'overdue' }, '2026-03-04 09:00', []],
    ['when it was answered', { state: 'answered' }, '2026-03-04 09:00', []],
    ['when it was taken back', { state: 'cancelled' }, '2026-03-04 09:00', []],
  ])('%s', (_, own, now, types) => {
    expect(passConsultations(open(known(own)), local(now))).toEqual(types.map((type) => ({ type, no: 1 })));
  });

  it('matters no more when the dossier ends', () => {
    const withdraw = { type: 'withdraw', reason: 'Đổi ý' } as const;
    expect(eventsOf(asked(), withdraw, portal, at)[0]).toStrictEqual({
      type: 'consultation.cancelled',
      no: 1,
    });
    const goOn = completed(asked(), 'advance', { withoutAnswers: 'Gấp' });
    expect(eventsOf(asked(), goOn, specialist, at)[0]).toStrictEqual({
      type: 'consultation.cancelled',
      no: 1,
      reason: 'Gấp',
    });
  });
});
