import { expect } from 'vitest';
import type { DossierEvent } from '#shared/dossier/events.ts';
import { eventsOf } from '#shared/dossier/journal/replay.ts';
import { oneStopRulesAt } from '#shared/dossier/one-stop-rules.ts';
import type { JournalActor, JournalEntry } from '#shared/journal/journal.ts';
import { approves, hasSignature } from '#shared/procedure/four-eyes.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';

/** What happened, by whom, in order. */
export type Happened = { event: DossierEvent; by: JournalActor; seq: number };

export const historyOf = (entries: readonly JournalEntry[]): Happened[] =>
  entries.flatMap((entry) => eventsOf(entry).map((event) => ({ event, by: entry.by, seq: entry.seq })));

/** What is true of every journal, read without the state that is folded from it. */
export function journalHolds(entries: readonly JournalEntry[], procedure: Procedure) {
  const history = historyOf(entries);
  expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).toSorted());
  nothingFollowsTheSeal(history);
  fourEyes(history, procedure);
  signedBeforeIssue(history, procedure);
  askedAsOftenAsAllowed(history);
}

export function nothingFollowsTheSeal(history: readonly Happened[]) {
  const sealed = history.findIndex(({ event }) => event.type === 'dossier.sealed');
  if (sealed >= 0) expect(history.slice(sealed + 1)).toEqual([]);
}

/** Nobody approves what he drafted, nor does who stands in for him. */
function fourEyes(history: readonly Happened[], { steps }: Procedure) {
  const drafters = new Set<string>();
  for (const { event, by } of history) {
    if (event.type !== 'task.completed') continue;
    const step = steps.find(({ id }) => id === event.step);
    const outcome = step?.outcomes.find(({ id }) => id === event.outcome);
    if (step && outcome && approves(step, outcome, steps)) {
      expect(drafters, `${by.id} approved`).not.toContain(by.id);
      if (by.for !== undefined) expect(drafters, `${by.id} approved for ${by.for}`).not.toContain(by.for);
    }
    if (event.worker !== undefined) drafters.add(event.worker);
  }
}

/** A result goes out under a signature that is younger than the last draft. */
function signedBeforeIssue(history: readonly Happened[], { steps }: Procedure) {
  if (!hasSignature(steps)) return;
  let signed = false;
  for (const { event } of history) {
    if (event.type === 'result.signed') signed = true;
    if (event.type === 'task.completed' && event.worker !== undefined) signed = false;
    if (event.type === 'result.issued' || event.type === 'result.ordered') expect(signed).toBe(true);
  }
}

/** Papers are asked for as often as the rules allow before acceptance, and again after it; oftener with a reason. */
function askedAsOftenAsAllowed(history: readonly Happened[]) {
  let asked = 0;
  for (const { event } of history) {
    if (event.type === 'dossier.accepted') asked = 0;
    if (event.type !== 'supplement.requested') continue;
    const { supplementMax } = oneStopRulesAt(event.request.at.slice(0, 10));
    expect(event.request.again !== undefined).toBe(asked >= supplementMax);
    asked += 1;
  }
}
