import { describe, expect, it } from 'vitest';
import { oneStopRulesAt, rulesOf } from '#shared/dossier/one-stop-rules.ts';
import { factsOf } from '#shared/use-cases/dossier/obey.ts';
import { accepted, local, submitted, system } from './fixtures.ts';
import { world } from './world.ts';

describe('the one-stop rules', () => {
  it.each([
    ['2016-01-01', 'nd-61-2018'],
    ['2025-06-30', 'nd-61-2018'],
    ['2025-07-01', 'nd-118-2025'],
    ['2025-12-31', 'nd-118-2025'],
    ['2026-01-01', 'nd-367-2025'],
    ['2026-06-30', 'nd-367-2025'],
    ['2026-07-01', 'nd-224-2026'],
    ['2030-01-01', 'nd-224-2026'],
  ])('of %s are %s', (date, id) => {
    expect(oneStopRulesAt(date).id).toBe(id);
  });

  it('begin and end at midnight in Việt Nam', () => {
    expect(rulesOf({ at: '2025-06-30T16:59:59.000Z' }).id).toBe('nd-61-2018');
    expect(rulesOf({ at: '2025-06-30T17:00:00.000Z' }).id).toBe('nd-118-2025');
  });

  it('say what they rest on', () => {
    for (const date of ['2020-01-01', '2025-07-01', '2026-01-01', '2026-07-01']) {
      const { basis, evidence } = oneStopRulesAt(date);
      expect(basis).toMatch(/NĐ-CP/);
      expect(evidence).toMatch(/seen|recalled/);
    }
  });

  it('are those of its receipt for a dossier that outlives them', async () => {
    const { reference } = world();
    const { dossier } = accepted();
    if (!('clock' in dossier) || dossier.clock === undefined) throw new Error('not accepted');
    const old = { ...dossier, clock: { ...dossier.clock, receivedAt: local('2025-06-20 09:00') } };
    const now = local('2026-03-02 10:00');
    expect((await factsOf(reference, old, system, now)).rules?.id).toBe('nd-61-2018');
    expect((await factsOf(reference, submitted().dossier, system, now)).rules?.id).toBe('nd-367-2025');
  });
});
