import { describe, expect, it } from 'vitest';
import type { DossierCommand } from '#shared/dossier/commands.ts';
import { noticeBy } from '#shared/dossier/supplement-limits.ts';
import type { Procedure, SupplementRules } from '#shared/procedure/procedure.ts';
import {
  accepted,
  awaiting,
  calendar,
  completed,
  eventsOf,
  go,
  local,
  portal,
  procedure,
  refusalOf,
  type Story,
  specialist,
} from './fixtures.ts';

const basis = 'Nghị định 47/2011/NĐ-CP, Điều 8';
const under = (supplements: Omit<SupplementRules, 'basis'>): { procedure: Procedure } => ({
  procedure: { ...procedure, supplements: { ...supplements, basis } },
});
const days = (value: number) => ({ value, unit: 'WORKING_DAY' }) as const;

const asking = (story: Story, rest: object = {}) =>
  completed(story, 'supplement', { reason: 'Thiếu', ...rest });
const answer: DossierCommand = { type: 'supplement', files: [], note: 'x' };

describe('papers that are asked for after acceptance', () => {
  it('are to be asked for within three working days of the receipt, and are late afterwards', () => {
    const asked = (time: string) => eventsOf(accepted(), asking(accepted()), specialist, time);
    const request = { noticeBy: local('2026-03-05 17:30') };
    expect(asked('2026-03-05 17:30')).toMatchObject([{ request }]);
    // Late is told, not refused: what is missing is still missing.
    expect(asked('2026-03-06 08:00')).toMatchObject([{ request }]);
  });

  it('are to be asked for within the time that the law of the sector sets', () => {
    const rules = under({ notice: days(7) });
    const events = eventsOf(accepted(), asking(accepted()), specialist, '2026-03-02 10:00', rules);
    expect(events).toMatchObject([{ request: { noticeBy: local('2026-03-11 17:30') } }]);
  });

  it('are counted anew from the papers that came last, and from no other pause', () => {
    const clock = {
      receivedAt: local('2026-03-02 09:00'),
      dueAt: local('2026-03-05 17:30'),
      calendar: { id: 'vn-gov', from: '2024-01-01' },
    };
    const papers = { from: local('2026-03-02 10:00'), to: local('2026-03-09 10:00'), reason: 'x' };
    const fee = { ...papers, to: local('2026-03-16 10:00'), ground: 'payment' as const };
    const by = (pauses: (typeof papers)[]) => noticeBy({ ...clock, pauses }, { procedure, calendar });
    expect(by([papers])).toBe(local('2026-03-12 17:30'));
    expect(by([papers, fee])).toBe(local('2026-03-12 17:30'));
  });

  it('may be asked for as often as the law of the sector says', () => {
    const rules = under({ max: { appraisal: 2 } });
    const once = go(awaiting([]), [[answer, portal, local('2026-03-03 10:30')]]);
    expect(refusalOf(once, asking(once), specialist, '2026-03-03 11:00')).toBe('supplement-repeated');
    expect(refusalOf(once, asking(once), specialist, '2026-03-03 11:00', rules)).toBeUndefined();
    const twice = go(
      once,
      [
        [asking(once), specialist, local('2026-03-03 11:00')],
        [answer, portal, local('2026-03-03 14:00')],
      ],
      rules,
    );
    expect(refusalOf(twice, asking(twice), specialist, '2026-03-03 15:00', rules)).toBe(
      'supplement-repeated',
    );
  });

  it('may be handed in for as long as the law of the sector says', () => {
    const rules = under({ wait: days(15) });
    const events = eventsOf(accepted(), asking(accepted()), specialist, '2026-03-02 10:00', rules);
    expect(events).toMatchObject([{ request: { until: local('2026-03-23 17:30') } }]);
  });
});
