import { describe, expect, it } from 'vitest';
import {
  accepted,
  ask,
  awaiting,
  begin,
  eventsOf,
  go,
  local,
  portal,
  reception,
  receptionElsewhere,
  refusalOf,
  resolved,
  resultFile,
  returned,
  specialist,
  system,
} from '../fixtures.ts';

const withdraw = { type: 'withdraw', reason: 'Không còn nhu cầu' } as const;
const tuesday = '2026-03-03 09:00';

describe('an applicant who withdraws', () => {
  it('ends a draft, which then never was a dossier', () => {
    const { dossier } = go(begin(), [[withdraw, portal, local(tuesday)]]);
    expect(dossier).toMatchObject({
      status: 'withdrawn',
      reason: 'Không còn nhu cầu',
      closedAt: local(tuesday),
    });
    expect(dossier).not.toHaveProperty('submittedAt');
  });

  it('ends an open dossier at any stage', () => {
    for (const story of [accepted(), awaiting(), resolved()]) {
      expect(go(story, [[withdraw, portal, local('2026-03-05 09:00')]]).dossier.status).toBe('withdrawn');
    }
  });

  it('ends the pause with it, and the due that is shown is the due that was counted', () => {
    const { dossier } = go(awaiting(), [[withdraw, portal, local('2026-03-03 09:30')]]);
    expect(dossier).toMatchObject({
      clock: { dueAt: local('2026-03-06 17:30'), pauses: [{ to: local('2026-03-03 09:30') }] },
    });
  });

  it('may do so at the unit’s desk, and through nobody else', () => {
    expect(refusalOf(accepted(), withdraw, reception, tuesday)).toBeUndefined();
    expect(refusalOf(accepted(), withdraw, specialist, tuesday)).toBe('wrong-role');
    expect(refusalOf(accepted(), withdraw, receptionElsewhere, tuesday)).toBe('wrong-role');
  });

  it('may hand in a written request, which ends the dossier when it has arrived', () => {
    const file = resultFile('w1');
    const asked = go(accepted(), [[{ ...withdraw, file }, reception, local(tuesday)]]);
    expect(asked.dossier).toMatchObject({ status: 'accepted', withdrawal: { file: 'w1' } });
    const inspect = { type: 'inspect', file: 'w1', pages: 1 } as const;
    const events = eventsOf(asked, inspect, system, '2026-03-03 09:01');
    expect(events).toMatchObject([
      { type: 'file.accepted', file: 'w1' },
      { type: 'dossier.closed', as: 'withdrawn', reason: 'Không còn nhu cầu', request: 'w1' },
    ]);
    expect(refusalOf(begin(), { ...withdraw, file }, reception, tuesday)).toBe('not-submitted');
  });

  it('is too late once the dossier is closed', () => {
    expect(refusalOf(returned(), withdraw, portal, '2026-03-05 09:00')).toBe('dossier-closed');
  });

  it('is told what is wrong with the written request, by its field', () => {
    const file = { ...resultFile('w1'), size: 999_999_999, mediaType: 'text/plain' };
    const decision = ask(accepted(), { ...withdraw, file }, reception, tuesday);
    if (decision.ok) throw new Error('not refused');
    const findings = (decision.error.findings ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
    expect(findings.length).toBeGreaterThan(0);
    for (const finding of findings) expect(finding).toMatch(/^\/file\/(size|mediaType) \S/);
  });
});
