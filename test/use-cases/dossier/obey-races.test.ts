import { describe, expect, it } from 'vitest';
import { memoryDossiers } from '#shared/adapters/memory/dossiers.ts';
import type { DossierCommand } from '#shared/dossier/commands.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import type { Reference } from '#shared/dossier/reference.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { obey } from '#shared/use-cases/dossier/obey.ts';
import { aDraft, inspected, next } from '#test/adapters/recorded.ts';
import {
  calendar,
  clerk,
  code,
  leader,
  local,
  portal,
  procedure,
  reception,
  resultFile,
  specialist,
  system,
} from '#test/dossier/fixtures.ts';

const at = local('2026-03-02 09:00');
const reference: Reference = {
  procedure: async () => procedure,
  officers: async () => [],
  calendar: async () => calendar,
  feeRules: async () => [],
};
const withdraw: DossierCommand = { type: 'withdraw', reason: 'Đổi ý.' };
const accept: DossierCommand = { type: 'complete', task: 1, outcome: 'accept' };
const refuse: DossierCommand = { type: 'complete', task: 1, outcome: 'refuse', reason: 'Sai nơi.' };

type Act = [DossierCommand, Caller];

/** A store with a submitted dossier. */
async function submitted(): Promise<DossierStore> {
  const { store } = memoryDossiers();
  const draft = aDraft(code);
  await store.create(draft, { actor: 'portal:cong-dvcqg', key: code, digest: 'digest' });
  await store.append(inspected(draft.dossier));
  return store;
}

/** The store, in which these acts of others get in first, one before each writing. */
function contesting(store: DossierStore, ...acts: Act[]): DossierStore {
  const waiting = [...acts];
  return {
    ...store,
    async append(recorded) {
      const [command, by] = waiting.shift() ?? [];
      const dossier = await store.find(code);
      if (command && by && dossier) await store.append(next(dossier, command, by, at));
      return store.append(recorded);
    },
  };
}

/** A submitted dossier that others act on first. */
const contested = async (...acts: Act[]) => contesting(await submitted(), ...acts);

const claim: Act = [{ type: 'claim', task: 1 }, reception];
const release: Act = [{ type: 'release', task: 1 }, reception];

describe('somebody who names no version, and comes second', () => {
  it('has the command decided again on the dossier as the first left it', async () => {
    const store = await contested([accept, reception]);
    const done = await obey({ store, reference }, { code, command: withdraw, by: portal, at });
    expect(done).toMatchObject({ ok: true, value: { status: 'withdrawn', version: 4 } });
  });

  it('is told why it cannot be any more', async () => {
    const store = await contested([refuse, reception]);
    const done = await obey({ store, reference }, { code, command: withdraw, by: portal, at });
    expect(done).toMatchObject({ ok: false, error: { code: 'dossier-closed' } });
  });

  it('gives up at last where others are always first', async () => {
    const store = await contested(...Array(20).fill([claim, release]).flat());
    const done = await obey({ store, reference }, { code, command: withdraw, by: portal, at });
    expect(done).toEqual({ ok: false, error: 'stale' });
  });
});

describe('a result that is issued while something else is written', () => {
  it('keeps its number: the series has no gap', async () => {
    const store = await submitted();
    const acts: Act[] = [
      [accept, reception],
      [{ type: 'complete', task: 2, outcome: 'advance' }, specialist],
      [{ type: 'complete', task: 3, outcome: 'approve' }, leader],
      [{ type: 'declare-result', task: 4, files: [resultFile('r1')] }, clerk],
      [{ type: 'inspect', file: 'r1', pages: 1 }, system],
    ];
    for (const [command, by] of acts) {
      const done = await obey({ store, reference }, { code, command, by, at });
      if (!done.ok) throw new Error(JSON.stringify(done.error));
    }
    const issue: DossierCommand = { type: 'complete', task: 4, outcome: 'issue', result: 'r1' };
    const number = { ordinal: 1, year: 2026, unit: 'H00.01' };
    const contended = contesting(store, [{ type: 'claim', task: 4 }, clerk]);
    const issued = await obey({ store: contended, reference }, { code, command: issue, by: clerk, at });
    expect(issued.ok).toBe(true);
    const events = (await store.journal(code)).at(-1)?.events;
    expect(events).toContainEqual(expect.objectContaining({ type: 'result.issued', number }));
    expect(await store.lastOrdinal('RESULT#H00.01', '2026')).toBe(1);
  });
});

describe('somebody who names the version seen, and comes second', () => {
  it('is told that it has changed', async () => {
    const store = await contested(claim);
    const order = { code, command: withdraw, by: portal, at, expected: 2 };
    expect(await obey({ store, reference }, order)).toEqual({ ok: false, error: 'stale' });
  });
});
