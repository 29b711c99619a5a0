import { describe, expect, it } from 'vitest';
import { nationalStatus } from '#shared/dossier/status/national-status.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import type { Caller } from '#shared/unit/caller.ts';
import {
  accepted,
  clerk,
  completed,
  decidingLetter,
  deputy,
  eventsOf,
  go,
  leader,
  leaderElsewhere,
  local,
  open,
  procedure,
  refusalOf,
  type Story,
  signedLetter,
  specialist,
} from '../fixtures.ts';

const monday = '2026-03-02 11:00';
const tuesday = '2026-03-03 11:00';
const why = { reason: 'Không đủ điều kiện', basis: 'Luật Hộ tịch, Điều 8' };
const stop = () => completed(accepted(), 'stop', why);
const drafted = (command = stop(), by: Caller = specialist) =>
  go(accepted(), [[command, by, local(monday)]], { procedure: declining });

/** Where an application may be declined after appraisal. */
const declining: Procedure = {
  ...procedure,
  steps: procedure.steps.map((step) => ({
    ...step,
    outcomes:
      step.id === 'appraisal'
        ? [...step.outcomes, { id: 'decline', name: step.name, effect: 'refuse' as const }]
        : step.outcomes,
  })),
};
const rules = { procedure: declining };
const approval = (story: Story, by: Caller) => refusalOf(story, decidingLetter(story), by, tuesday, rules);

describe('a letter that ends a dossier', () => {
  it('is a draft at first: nothing ends, and the step stays open', () => {
    const { dossier } = drafted();
    expect(dossier).toMatchObject({
      status: 'processing',
      task: { no: 2, step: 'appraisal' },
      letter: { letter: { kind: 'stop', outcome: 'stop', ...why }, by: specialist.id, at: local(monday) },
    });
  });

  it('ends it when somebody else has signed, who is named with the capacity', () => {
    const story = drafted();
    expect(eventsOf(story, decidingLetter(story), deputy, tuesday)).toEqual([
      {
        type: 'letter.approved',
        kind: 'stop',
        signer: {
          officer: deputy.id,
          name: 'Đinh Thị Thủy',
          power: { as: 'deputy', title: 'PHÓ CHỦ TỊCH', head: 'CHỦ TỊCH' },
        },
      },
      { type: 'task.completed', no: 2, step: 'appraisal', outcome: 'stop', note: why.reason },
      { type: 'dossier.closed', as: 'stopped', ...why },
    ]);
  });

  it('declines after appraisal, which is an answer and no refusal to receive', () => {
    const { dossier } = signedLetter(
      accepted(),
      [completed(accepted(), 'decline', { reason: why.reason }), specialist, local(monday)],
      rules,
    );
    expect(dossier).toMatchObject({ status: 'refused', reason: why.reason, clock: {} });
    expect(nationalStatus(dossier)).toBe(9);
  });

  it('is not needed where the desk does not receive', () => {
    expect(refusalOf(accepted(), completed(accepted(), 'decline'), specialist, monday, rules)).toBe(
      'reason-required',
    );
  });

  it.each<[string, Caller, string | undefined]>([
    ['the head of the unit', leader, undefined],
    ['a deputy', deputy, undefined],
    ['who drafted it, though leading the unit', { ...specialist, roles: ['leader'] }, 'own-work'],
    ['who stands in for the drafter', { ...deputy, for: specialist.id }, 'own-work'],
    ['a specialist', { ...specialist, id: 'chuyen-vien-2.an-binh' }, 'wrong-role'],
    ['a clerk', clerk, 'wrong-role'],
    ['the head of another unit', leaderElsewhere, 'wrong-role'],
  ])('is signed by %s: %s', (_, by, refusal) => {
    expect(approval(drafted(), by)).toBe(refusal);
  });

  it('is not signed once the result is there', () => {
    const story = drafted();
    const later = { ...story, dossier: { ...open(story), ordered: { template: 'x', at: local(monday) } } };
    expect(approval(later, leader)).toBe('already-resolved');
  });
});

describe('a draft', () => {
  const declining = (approved: Story, reason?: string) => ({ ...decidingLetter(approved, false), reason });

  it('is declined with a reason, and the step goes on', () => {
    const story = drafted();
    expect(refusalOf(story, declining(story), leader, tuesday)).toBe('reason-required');
    const back = go(story, [[declining(story, 'Chưa rõ căn cứ'), leader, local(tuesday)]]);
    expect(open(back).letter).toBeUndefined();
    expect(refusalOf(back, completed(back, 'advance'), specialist, tuesday)).toBeUndefined();
  });

  it('is taken back by whoever drafted it, without a reason', () => {
    const story = drafted();
    expect(eventsOf(story, declining(story), specialist, tuesday)).toEqual([{ type: 'letter.declined' }]);
    expect(refusalOf(story, declining(story), clerk, tuesday)).toBe('wrong-role');
  });

  it('of an apology is counted when it is signed', () => {
    const apology = {
      type: 'apologise',
      task: 2,
      reason: 'Chờ xác minh',
      until: { limit: { value: 1, unit: 'WORKING_DAY' } },
    } as const;
    const story = go(accepted(), [[apology, specialist, local(monday)]]);
    const [, event] = eventsOf(story, decidingLetter(story), deputy, '2026-03-06 09:00');
    expect(event).toMatchObject({
      type: 'dossier.reappointed',
      dueAt: local('2026-03-09 17:30'),
      late: true,
    });
  });

  it('is refused when what it says would be: without the law of a stop', () => {
    const bare = completed(accepted(), 'stop', { reason: 'x' });
    expect(refusalOf(accepted(), bare, specialist, monday)).toBe('basis-required');
  });
});
