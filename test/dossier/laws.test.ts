import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpen } from '#shared/dossier/dossier.ts';
import { hoursLater } from '#shared/dossier/facts.ts';
import { record } from '#shared/dossier/journal/record.ts';
import { decide } from '#shared/dossier/lifecycle.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { actor } from '#shared/use-cases/dossier/obey.ts';
import {
  application,
  begin,
  calendar,
  code,
  declared,
  exampleForm,
  extensions,
  facts,
  go,
  local,
  portal,
  procedure,
  type Story,
  sameDay,
  system,
} from './fixtures.ts';
import { commandOf, type Intent, intents, rightful } from './intents.ts';
import { follows, holds, standsStill } from './invariants.ts';
import { journalHolds } from './journal-laws.ts';
import { signing } from './refused-acts.ts';

/** The first procedure with limits on the wall clock, and a supplement that may be asked for at every step. */
const odd: Procedure = {
  ...procedure,
  limit: { value: 20, unit: 'DAY' },
  clock: { start: 'at-once', onSupplement: 'restart', basis: 'made up' },
  extensions,
  steps: procedure.steps.map((step, index) => ({
    ...step,
    limit: {
      value: 1 + index,
      unit: (['HOUR', 'DAY', 'MONTH', 'WORKING_HOUR', 'WORKING_DAY'] as const)[index] ?? 'DAY',
    },
    outcomes: [...step.outcomes, { id: 'ask', name: step.name, effect: 'supplement' as const }],
  })),
};

const live = (rules: Procedure, intended: Intent[], start: string): Story => {
  const required = rules.components.filter((component) => component.required);
  const files = required.map(({ id }) => declared(`first-${id}`, { component: id }));
  const draft = application({ form: exampleForm(rules), files });
  let story = begin(draft, portal, start, { procedure: rules });
  holds(story, { procedure: rules, calendar });
  let at = start;
  for (const [index, intent] of intended.entries()) {
    at = hoursLater(at, intent.later / 3_600_000);
    story = step(story, intent, { at, fresh: `n${index}`, rules });
    holds(story, { procedure: rules, calendar });
  }
  journalHolds(story.entries, rules);
  return story;
};

function step(
  story: Story,
  intent: Intent,
  { at, fresh, rules }: { at: string; fresh: string; rules: Procedure },
) {
  const before = story.dossier;
  const by: Caller = rightful(intent, before);
  const command = commandOf(intent, before, rules, fresh);
  const decision = decide(before, command, facts(by, at, { procedure: rules }));
  if (!decision.ok || decision.value.length === 0) return story;
  const recorded = record(before, decision.value, { code, at, by: actor(by) });
  follows(before, recorded.dossier);
  standsStill(recorded.dossier, facts(system, at, { procedure: rules }));
  if (isOpen(recorded.dossier)) expect(recorded.dossier.task.openedAt <= at).toBe(true);
  return { dossier: recorded.dossier, entries: [...story.entries, recorded.entry] };
}

const starts = fc
  .integer({ min: Date.parse('2025-07-01T00:00:00Z'), max: Date.parse('2026-12-31T00:00:00Z') })
  .map((at) => new Date(at).toISOString());

describe('a dossier, whatever is asked of it by whomever at any later time', () => {
  it.each([
    ['under three working days', procedure],
    ['under a law that allows extensions', { ...procedure, extensions }],
    ['under the same day, restarted by a supplement', sameDay],
    ['under limits on the wall clock', odd],
    ['where the leader may sign', signing],
  ])('keeps its invariants %s', (_, rules) => {
    fc.assert(
      fc.property(intents, starts, (intended, start) => {
        live(rules, intended, start);
      }),
      { numRuns: 300 },
    );
  });

  it('has nothing left to do by itself right after it was woken', () => {
    fc.assert(
      fc.property(intents, starts, fc.integer({ min: 0, max: 100 }), (intended, start, days) => {
        const story = live(odd, intended, start);
        const last = story.entries.at(-1)?.at ?? start;
        const at = hoursLater(last, days * 24);
        const woken = go(story, [[{ type: 'wake' }, system, at]], { procedure: odd });
        const again = decide(woken.dossier, { type: 'wake' }, facts(system, at, { procedure: odd }));
        expect(again).toEqual({ ok: true, value: [] });
      }),
      { numRuns: 100 },
    );
  });
});

describe('the generated lives', () => {
  it('reach every status, so that the laws above are about something', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(intents, (intended) => {
        let story: Story = begin();
        let at = local('2026-03-02 08:00');
        for (const [index, intent] of intended.entries()) {
          at = hoursLater(at, intent.later / 3_600_000);
          story = step(story, intent, { at, fresh: `n${index}`, rules: procedure });
          seen.add(story.dossier.status);
        }
      }),
      { numRuns: 1_000, seed: 7 },
    );
    expect([...seen].toSorted()).toEqual([
      'accepted',
      'awaiting-supplement',
      'draft',
      'expired',
      'processing',
      'refused',
      'resolved',
      'returned',
      'stopped',
      'submitted',
      'withdrawn',
    ]);
  });
});
