import { memoryResultLog } from '#shared/adapters/memory/result-log.ts';
import { type Execution, memoryRuns } from '#shared/adapters/memory/runs.ts';
import type { DossierCommand } from '#shared/dossier/commands.ts';
import { type Dossier, isClosed, isOpen } from '#shared/dossier/dossier.ts';
import { hoursLater } from '#shared/dossier/facts.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { handIn } from '#shared/use-cases/dossier/hand-in.ts';
import { obey } from '#shared/use-cases/dossier/obey.ts';
import { meetDeadline } from '#shared/use-cases/process/deadline.ts';
import { reconcile } from '#shared/use-cases/process/reconcile.ts';
import { sweep } from '#shared/use-cases/process/sweep.ts';
import { local, sealing, system } from '#test/dossier/fixtures.ts';
import { submission, world } from '#test/dossier/world.ts';

/**
 * The machinery around the dossiers, each part of which moves only when told to: stream records waiting to be
 * delivered, executions between two of their states, the clock.
 */
export function machine() {
  const { store, lists, taskLines, reference, consignments, hashPerson } = world();
  const { runs, executions, park } = memoryRuns();
  const signals: string[] = [];
  const codes: string[] = [];
  let now = local('2026-03-02 08:00');

  const watched: DossierStore = {
    ...store,
    async create(recorded, claim) {
      signals.push(recorded.entry.code);
      return store.create(recorded, claim);
    },
    async append(recorded) {
      const { dossier, entry } = recorded;
      const appended = await store.append(recorded);
      if (appended.ok && (isClosed(dossier) || dossier.timer.no === entry.seq)) signals.push(dossier.code);
      return appended;
    },
  };
  const reading = { lists, taskLines, reference, consignments, hashPerson };
  const deps = { store: watched, ...reading, runs, results: memoryResultLog() };

  const steps: Record<Execution['state'], (execution: Execution) => Promise<unknown> | unknown> = {
    parking: (execution) => {
      park(execution);
      signals.push(execution.wait.code);
    },
    waiting: (execution) => execution.wait.at <= now && Object.assign(execution, { state: 'deadline' }),
    deadline: async (execution) => {
      const next = await meetDeadline(deps, execution.wait.code, now);
      Object.assign(execution, { state: 'parking', wait: next });
    },
    sealing: async (execution) => {
      const { code } = execution.wait;
      const dossier = await store.find(code);
      const filed = dossier && isClosed(dossier) && dossier.submittedAt !== undefined;
      if (filed && dossier.package === undefined)
        await obey(deps, { code, command: sealing, by: system, at: now });
      execution.state = 'over';
    },
    over: () => undefined,
  };
  const advance = async (execution: Execution) => steps[execution.state](execution);

  const restless = () =>
    [...executions.values()].filter(
      ({ state, wait }) => state !== 'over' && (state !== 'waiting' || wait.at <= now),
    );

  return {
    deps,
    codes,
    executions,
    signals,
    now: () => now,
    later(hours: number) {
      now = hoursLater(now, hours);
    },
    async handIn() {
      const handedIn = await handIn(deps, submission({ at: now }));
      if (!handedIn.ok) throw new Error(JSON.stringify(handedIn.error));
      codes.push(handedIn.value.code);
    },
    obey: (code: string, command: DossierCommand, by: Caller) => obey(deps, { code, command, by, at: now }),
    deliver: async (index: number) => {
      const [code] = signals.splice(index % Math.max(1, signals.length), 1);
      if (code !== undefined) await reconcile(deps, code);
    },
    lose: (index: number) => signals.splice(index % Math.max(1, signals.length), 1),
    advance,
    sweep: () => sweep(deps, now),
    /** Lets everything go on that can, until all wait for the clock. */
    async settle() {
      for (let rounds = 0; signals.length > 0 || restless().length > 0; rounds += 1) {
        if (rounds > 1_000) throw new Error('it never comes to rest');
        while (signals.length > 0) await this.deliver(0);
        for (const execution of restless()) await advance(execution);
      }
    },
    all: async (): Promise<Dossier[]> =>
      (await Promise.all(codes.map((code) => store.find(code)))).filter((one) => one !== undefined),
  };
}
export type Machine = ReturnType<typeof machine>;

/** The executions that wait for the dossier's timer as it is now. */
export const waitingFor = ({ executions }: Machine, dossier: Dossier) =>
  [...executions.values()].filter(
    ({ state, wait }) =>
      state === 'waiting' &&
      wait.code === dossier.code &&
      !isClosed(dossier) &&
      wait.timer === dossier.timer.no,
  );

/** How often the dossier was sealed. */
export async function sealings({ deps }: Machine, { code }: Dossier) {
  const journal = await deps.store.journal(code);
  return journal.flatMap(({ events }) => events).filter(({ type }) => type === 'dossier.sealed').length;
}

export const wasFiled = (dossier: Dossier) =>
  isOpen(dossier) || (isClosed(dossier) && dossier.submittedAt !== undefined);
