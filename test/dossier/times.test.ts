import { describe, expect, it } from 'vitest';
import type { Limit } from '#shared/calendar/limit.ts';
import { wake } from '#shared/dossier/acts/wake.ts';
import type { Channel } from '#shared/dossier/applicant.ts';
import { Dossier } from '#shared/dossier/dossier.ts';
import { hoursLater } from '#shared/dossier/facts.ts';
import { stepDue } from '#shared/dossier/step-due.ts';
import { dueAfterWait, warningTime } from '#shared/dossier/tasks.ts';
import { idleHours, wakeAt } from '#shared/dossier/timer.ts';
import { charging, handedIn } from '#test/fee/paying.ts';
import {
  accepted,
  awaiting,
  begin,
  calendar,
  facts,
  local,
  open,
  procedure,
  returned,
  type Story,
  specialist,
  system,
} from './fixtures.ts';

const having = ({ dossier, ...rest }: Story, own: object): Story => ({
  ...rest,
  dossier: Dossier.parse({ ...dossier, ...own }),
});
const twoHours = { value: 2, unit: 'WORKING_HOUR' } as const;

describe('a warning two working hours before', () => {
  it.each([
    ['comes so long before', '2026-03-03 16:00', '2026-03-02 08:00', '2026-03-03 14:00'],
    ['not before the step opened', '2026-03-03 16:00', '2026-03-03 15:00', '2026-03-03 15:00'],
    ['when it opens, at the bound', '2026-03-03 16:00', '2026-03-03 14:00', '2026-03-03 14:00'],
    ['when it is due, where that is over', '2026-03-03 16:00', '2026-03-03 17:00', '2026-03-03 16:00'],
    ['when it is due, where it opens then', '2026-03-03 16:00', '2026-03-03 16:00', '2026-03-03 16:00'],
  ])('%s', (_, dueAt, openedAt, warnAt) => {
    expect(warningTime(local(dueAt), twoHours, local(openedAt), { calendar })).toBe(local(warnAt));
  });
});

describe('a step that waited', () => {
  it.each([
    ['keeps the working time that it had left', '2026-03-02 15:00', '2026-03-04 10:00', '2026-03-04 14:30'],
    ['stays due where nothing was left', '2026-03-02 17:30', '2026-03-04 10:00', '2026-03-02 17:30'],
    ['stays overdue', '2026-03-03 09:00', '2026-03-04 10:00', '2026-03-02 17:30'],
  ])('%s', (_, since, now, dueAt) => {
    const task = { ...open(accepted()).task, dueAt: local('2026-03-02 17:30') };
    expect(dueAfterWait(task, local(since), facts(system, local(now))).dueAt).toBe(local(dueAt));
  });
});

describe('a first step', () => {
  const [reception] = procedure.steps;
  const dueOf = (limit: Limit, by: Channel | undefined, at = '2026-03-02 09:00', forwards = false) => {
    if (reception === undefined) throw new Error('no step');
    return stepDue({ ...reception, limit, ...(forwards && { forwards }) }, by, facts(system, local(at)));
  };

  it.each<[string, Limit, Channel | undefined, object]>([
    [
      'of two days, online, is answered in eight hours',
      { value: 2, unit: 'WORKING_DAY' },
      'online',
      { at: local('2026-03-03 09:00'), rule: 'reply' },
    ],
    [
      'of two days, at the desk',
      { value: 2, unit: 'WORKING_DAY' },
      'desk',
      { at: local('2026-03-03 17:30') },
    ],
    [
      'of two days, by nobody',
      { value: 2, unit: 'WORKING_DAY' },
      undefined,
      { at: local('2026-03-03 17:30') },
    ],
    [
      'of eight hours, online',
      { value: 8, unit: 'WORKING_HOUR' },
      'online',
      { at: local('2026-03-03 09:00') },
    ],
    [
      'of nine hours, online',
      { value: 9, unit: 'WORKING_HOUR' },
      'online',
      { at: local('2026-03-03 09:00'), rule: 'reply' },
    ],
    [
      'of four hours on the clock, online',
      { value: 4, unit: 'HOUR' },
      'online',
      { at: local('2026-03-02 13:30') },
    ],
  ])('%s', (_, limit, by, due) => {
    expect(dueOf(limit, by)).toMatchObject(due);
    expect('rule' in dueOf(limit, by)).toBe('rule' in due);
  });

  it.each([
    ['2026-03-02 09:00', '2026-03-02 17:30'],
    ['2026-03-02 15:00', '2026-03-02 17:30'],
    ['2026-03-02 15:01', '2026-03-03 08:30'],
  ])('that forwards what came at %s is due at %s', (at, due) => {
    expect(dueOf({ value: 1, unit: 'WORKING_HOUR' }, undefined, at, true)).toEqual({
      at: local(due),
      rule: 'forward',
    });
  });
});

const question = {
  no: 1,
  task: 2,
  unit: 'H00.02',
  question: 'x',
  components: [],
  by: specialist.id,
  askedAt: local('2026-03-02 10:00'),
  dueAt: local('2026-03-02 16:00'),
  warnAt: local('2026-03-02 14:00'),
  warned: false,
  state: 'open' as const,
};
const consulted = (story: Story, own: object = {}) =>
  having(story, { consultations: [{ ...question, ...own }] });
const task = (own: object) => having(accepted(), { task: { ...open(accepted()).task, ...own } });
const answering = (ordered: object | undefined) =>
  Dossier.parse({
    ...Object.fromEntries(Object.entries(accepted().dossier).filter(([key]) => key !== 'task')),
    status: 'answering',
    ...(ordered && { ordered }),
  });
const order = { template: 't', at: local('2026-03-02 09:00') };

describe('the next instant at which time changes', () => {
  it.each<[string, () => Pick<Story, 'dossier'>, string | undefined]>([
    ['a draft', begin, local('2026-03-03 08:00')],
    ['a closed dossier', returned, undefined],
    ['a step', accepted, local('2026-03-02 17:00')],
    ['a step that was warned of', () => task({ warned: true }), local('2026-03-03 09:00')],
    [
      'a step that is overdue',
      () => task({ warned: true, overdue: true }),
      hoursLater(local('2026-03-03 09:00'), idleHours),
    ],
    ['a wait for papers', awaiting, local('2026-04-01 10:00')],
    ['a question', () => consulted(accepted()), local('2026-03-02 14:00')],
    [
      'a question that was warned of',
      () => consulted(accepted(), { warned: true }),
      local('2026-03-02 16:00'),
    ],
    [
      'a question that is overdue',
      () => consulted(accepted(), { state: 'overdue' }),
      local('2026-03-02 17:00'),
    ],
    ['a question while papers are awaited', () => consulted(awaiting()), local('2026-03-02 14:00')],
    ['a payment before the step', () => handedIn(charging({ payWithinHours: 1 })), local('2026-03-02 09:05')],
    [
      'what machinery answers in time',
      () => ({ dossier: answering({ ...order, until: local('2026-03-02 11:00') }) }),
      local('2026-03-02 11:00'),
    ],
    [
      'what machinery answers whenever',
      () => ({ dossier: answering(order) }),
      hoursLater(local('2026-03-02 08:05'), idleHours),
    ],
  ])('%s', (_, story, at) => {
    expect(wakeAt(story().dossier)).toBe(at);
  });
});

describe('what time does', () => {
  it.each<[string, () => Pick<Story, 'dossier'>, string, string[]]>([
    ['a draft just before its end', begin, '2026-03-03 07:59', []],
    ['a draft at its end', begin, '2026-03-03 08:00', ['dossier.closed']],
    ['a step at its warning', accepted, '2026-03-02 17:00', ['task.warned']],
    ['a step that was warned of', () => task({ warned: true }), '2026-03-02 17:00', []],
    ['a step when it is due', accepted, '2026-03-03 09:00', ['task.overdue']],
    ['a step that is overdue', () => task({ overdue: true }), '2026-03-03 09:00', []],
    [
      'a step with a question',
      () => consulted(accepted()),
      '2026-03-02 17:00',
      ['task.warned', 'consultation.overdue'],
    ],
    ['papers just before the end', awaiting, '2026-04-01 09:59', []],
    ['papers at the end', awaiting, '2026-04-01 10:00', ['supplement.ended']],
    ['papers, with a question', () => consulted(awaiting()), '2026-03-02 14:00', ['consultation.warned']],
    [
      'papers that never came, with a question',
      () => consulted(awaiting()),
      '2026-04-01 10:00',
      ['supplement.ended', 'consultation.overdue'],
    ],
    ['money that never came', () => handedIn(), '2026-03-05 08:05', ['payment.lapsed']],
    [
      'machinery that is in time',
      () => ({ dossier: answering({ ...order, until: local('2026-03-02 11:00') }) }),
      '2026-03-02 10:59',
      [],
    ],
    [
      'machinery that is late',
      () => ({ dossier: answering({ ...order, until: local('2026-03-02 11:00') }) }),
      '2026-03-02 11:00',
      ['task.opened'],
    ],
    ['machinery without an end', () => ({ dossier: answering(order) }), '2026-04-02 11:00', []],
    ['machinery that answered', () => ({ dossier: answering(undefined) }), '2026-04-02 11:00', []],
  ])('to %s', (_, story, now, types) => {
    const { dossier } = story();
    if ('closedAt' in dossier) throw new Error('closed');
    expect(wake(dossier, facts(system, local(now))).map(({ type }) => type)).toEqual(types);
  });
});
