import { describe, expect, it } from 'vitest';
import { decideDraft } from '#shared/dossier/acts/draft.ts';
import type { RefusalCode } from '#shared/dossier/refusal.ts';
import { facts, local } from './fixtures.ts';
import { decideAfter, type Refused } from './refused.ts';
import { fileRefusals, resultRefusals } from './refused-acts.ts';
import { correctionRefusals } from './refused-corrections.ts';
import { letterRefusals } from './refused-letters.ts';
import {
  afterTheSeal,
  consultationRefusals,
  moneyRefusals,
  staleMoney,
  strangersToMoney,
} from './refused-money.ts';
import { taskRefusals } from './refused-tasks.ts';

/** Every way in which the law says no, each with a state and an order that meets it. */
const refusals: Record<RefusalCode, Refused[]> = {
  ...fileRefusals,
  ...taskRefusals,
  ...resultRefusals,
  ...moneyRefusals,
  ...consultationRefusals,
  ...letterRefusals,
  ...correctionRefusals,
};

const codeOf = (refused: Refused): string => {
  const { by, at, rules } = refused;
  const asked = facts(by, local(at), rules);
  const decision = 'draft' in refused ? decideDraft(refused.draft, asked) : decideAfter(refused, asked);
  return decision.ok ? 'allowed' : decision.error.code;
};

const all = Object.entries(refusals).flatMap(([code, cases]) =>
  cases.map((refused, index) => ({ code, index: index + 1, refused })),
);

describe('the law refuses', () => {
  it.each(all)('$code, case $index', ({ code, refused }) => {
    expect(codeOf(refused)).toBe(code);
  });

  it('money acts by whoever has nothing to do with them', () => {
    expect(strangersToMoney.map(codeOf)).toEqual(strangersToMoney.map(() => 'wrong-role'));
  });

  it('money acts under a task that is not open any more', () => {
    expect(staleMoney.map(codeOf)).toEqual(staleMoney.map(() => 'task-closed'));
  });

  it('whatever would change the money line after the seal', () => {
    expect(afterTheSeal.map(codeOf)).toEqual(afterTheSeal.map(() => 'already-sealed'));
  });
});
