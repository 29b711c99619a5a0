import { describe, expect, it } from 'vitest';
import type { Dossier } from '#shared/dossier/dossier.ts';
import type { DossierEvent } from '#shared/dossier/events.ts';
import { evolve } from '#shared/dossier/evolve/evolve.ts';
import { applyEntry } from '#shared/dossier/journal/record.ts';
import { eventsOf, foldJournal } from '#shared/dossier/journal/replay.ts';
import { chainStart, link } from '#shared/journal/chain.ts';
import { actor } from '#shared/use-cases/dossier/obey.ts';
import {
  accepted,
  awaiting,
  begin,
  code,
  go,
  local,
  returned,
  sealing,
  submitted,
  system,
} from '../fixtures.ts';

const at = local('2026-03-05 08:00');
const folding = (dossier: Dossier | undefined, event: DossierEvent) => () =>
  evolve(dossier, event, { code, seq: 1, at, by: actor(system) });
const closed: DossierEvent = { type: 'dossier.closed', as: 'stopped', reason: 'x' };
const claimed: DossierEvent = { type: 'task.claimed', officer: 'x' };
const ended: DossierEvent = { type: 'supplement.ended', as: 'received', dueAt: at, warnAt: at };
const sealed = (): DossierEvent => ({
  type: 'dossier.sealed',
  package: sealing.type === 'record-package' ? sealing.package : never(),
  files: [],
});
const never = () => {
  throw new Error('not a sealing');
};

describe('a corrupt history', () => {
  it.each<[string, () => unknown, string]>([
    [
      'that does not begin with a draft',
      folding(undefined, claimed),
      `the history of ${code} starts with task.claimed`,
    ],
    [
      'that begins twice',
      () =>
        begin()
          .entries.flatMap(eventsOf)
          .map((event) => folding(begin().dossier, event)()),
      `${code} was drafted twice`,
    ],
    ['that works on a draft', folding(begin().dossier, claimed), `task.claimed on the draft dossier ${code}`],
    [
      'that goes on after the end',
      folding(returned().dossier, claimed),
      `task.claimed on the closed dossier ${code}`,
    ],
    ['that ends twice', folding(returned().dossier, closed), `dossier.closed on the closed dossier ${code}`],
    [
      'that was sealed before its end',
      folding(accepted().dossier, sealed()),
      `the open dossier ${code} cannot have been sealed`,
    ],
    [
      'that ends a supplement nobody asked for',
      folding(accepted().dossier, ended),
      `${code} awaits no supplement`,
    ],
    [
      'with a result before acceptance',
      folding(submitted().dossier, { type: 'result.issued', file: 'f1' }),
      `${code} has a result before it was accepted`,
    ],
    [
      'with a result while it waits',
      folding(awaiting().dossier, { type: 'result.issued', file: 'f1' }),
      `${code} has a result before it was accepted`,
    ],
  ])('%s is a fault', (_, fault, message) => {
    expect(fault).toThrow(message);
  });

  it('with an event of no known type, or with none at all, is a fault', () => {
    const base = { code, seq: 1, at, by: { kind: 'system' as const, id: 'x' } };
    expect(() => eventsOf(link(chainStart, { ...base, events: [{ type: 'dossier.eaten' }] }))).toThrow();
    expect(() => applyEntry(undefined, link(chainStart, { ...base, events: [] }), [])).toThrow(
      'holds no event',
    );
  });
});

describe('a sound history', () => {
  it('folds into the dossier that was decided on, at every length', () => {
    const { entries } = go(returned(), [[sealing, system, at]]);
    for (let length = 1; length <= entries.length; length += 1) {
      const dossier = foldJournal(entries.slice(0, length));
      expect(dossier).toMatchObject({ version: length, head: entries[length - 1]?.hash });
    }
    expect(foldJournal(entries)).toEqual(go(returned(), [[sealing, system, at]]).dossier);
  });

  it('of nothing is nothing', () => {
    expect(foldJournal([])).toBeUndefined();
  });
});

describe('a pause', () => {
  it('does not end before it began when the clocks of two machines disagree', () => {
    const early = { ...ended, clockDueAt: at };
    const dossier = evolve(awaiting().dossier, early, {
      ...{ code, seq: 1 },
      at: local('2026-03-02 09:59'),
      by: actor(system),
    });
    expect(dossier).toMatchObject({
      clock: { pauses: [{ from: local('2026-03-02 10:00'), to: local('2026-03-02 10:00') }] },
    });
  });
});
