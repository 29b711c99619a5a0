import { describe, expect, it } from 'vitest';
import type { Apologise } from '#shared/dossier/commands.ts';
import {
  accepted,
  awaiting,
  clerk,
  decidingLetter,
  eventsOf,
  go,
  leader,
  local,
  open,
  procedure,
  refusalOf,
  resolved,
  type Story,
  signedLetter,
  specialist,
  submitted,
  system,
} from '../fixtures.ts';

const apology = (story: Story, changes: Partial<Apologise> = {}): Apologise => ({
  type: 'apologise',
  task: open(story).task.no,
  reason: 'Chờ kết quả xác minh.',
  until: { limit: { value: 2, unit: 'WORKING_DAY' } },
  ...changes,
});

const drafted = () => go(accepted(), [[apology(accepted()), specialist, local('2026-03-02 15:00')]]);

describe('a dossier that will be late', () => {
  it('is appointed anew, the extension counted from the appointment that cannot be kept', () => {
    const story = drafted();
    const [, event] = eventsOf(story, decidingLetter(story), leader, '2026-03-03 09:00');
    expect(event).toMatchObject({
      type: 'dossier.reappointed',
      before: local('2026-03-05 17:30'),
      dueAt: local('2026-03-09 17:30'),
      late: false,
    });
  });

  it('is apologised for a working day before its appointment at the latest, or the apology is marked late', () => {
    const late = (at: string) =>
      eventsOf(drafted(), decidingLetter(drafted()), leader, at).find(
        (event) => event.type === 'dossier.reappointed',
      )?.late;
    expect(late('2026-03-04 17:00')).toBe(false);
    expect(late('2026-03-05 08:00')).toBe(true);
    expect(late('2026-03-06 08:00')).toBe(true);
  });

  it('is appointed anew once', () => {
    const story = signedLetter(accepted(), [apology(accepted()), specialist, local('2026-03-03 09:00')]);
    expect(story.dossier).toMatchObject({ clock: { dueAt: local('2026-03-09 17:30') } });
    expect(refusalOf(story, apology(story), specialist, '2026-03-04 09:00')).toBe('already-reappointed');
  });

  it('is not appointed anew while papers are awaited: the clock stands still', () => {
    expect(refusalOf(awaiting(), apology(awaiting()), specialist, '2026-03-03 09:00')).toBe(
      'awaiting-supplement',
    );
  });

  it('keeps the new appointment through a supplement, which moves it', () => {
    const story = signedLetter(accepted(), [apology(accepted()), specialist, local('2026-03-03 09:00')]);
    const { no: task } = open(story).task;
    const paused = go(story, [
      [
        {
          type: 'complete',
          task,
          outcome: 'supplement',
          reason: 'Thiếu trích lục',
          components: ['divorce-or-death-record'],
        },
        specialist,
        local('2026-03-04 09:00'),
      ],
    ]);
    const ended = go(paused, [[{ type: 'wake' }, system, local('2026-04-03 09:00')]]);
    // Four working days and a half were left to the new appointment when the wait began.
    expect(ended.dossier).toMatchObject({ clock: { dueAt: local('2026-04-08 17:30') } });
  });

  it.each([
    ['without a later time', { until: { at: local('2026-03-05 17:30') } }, 'incomplete'],
    ['on a ground that the rules do not know', { exemption: 'holiday' }, 'incomplete'],
  ] as const)('is not appointed anew %s', (_, changes, refusal) => {
    expect(refusalOf(accepted(), apology(accepted(), changes), specialist, '2026-03-03 09:00')).toBe(refusal);
  });

  it('is apologised for by whoever has the step, or leads the unit', () => {
    expect(refusalOf(accepted(), apology(accepted()), clerk, '2026-03-03 09:00')).toBe('wrong-role');
  });
});

describe('nobody apologises', () => {
  it.each([
    ['before acceptance', submitted, 'not-accepted'],
    ['when the result is there', resolved, 'already-resolved'],
  ] as const)('%s', (_, story, refusal) => {
    const { role } = open(story()).task;
    const by = { kind: 'officer', id: 'x', unit: 'H00.01', roles: [role, 'leader'] } as const;
    expect(
      refusalOf(story(), apology(story()), { ...by, roles: [...by.roles] }, '2026-03-04 09:00', {
        procedure,
      }),
    ).toBe(refusal);
  });
});
