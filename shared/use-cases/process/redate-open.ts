import type { Redated } from '#shared/dossier/acts/redate.ts';
import type { Dossier } from '#shared/dossier/dossier.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import { decide } from '#shared/dossier/lifecycle.ts';
import type { Reference } from '#shared/dossier/reference.ts';
import type { Caller } from '#shared/unit/caller.ts';
import type { Unit } from '#shared/unit/unit.ts';
import { factsOf, obey } from '#shared/use-cases/dossier/obey.ts';
import { examineOpen, type OpenDeps } from '#shared/use-cases/dossier/walk-list.ts';

export type RedateDeps = {
  store: DossierStore;
  taskLines: OpenDeps['taskLines'];
  reference: Reference & { units(): Promise<Unit[]> };
};

/** A dossier whose due times move, or would. */
export type Move = Pick<Dossier, 'code' | 'unit' | 'procedure'> &
  Pick<Redated, 'due' | 'task' | 'consultations' | 'calendar'>;

export type Redating = { looked: number; moved: number; failed: number };

const by: Caller = { kind: 'system', id: 'redate' };

/**
 * Recalculates the due times of every open dossier from the records that are published now. A preview writes nothing; else
 * each dossier that moves is redated by an act of its own, of which its portal is notified. Idempotent:
 * after an interruption it can simply start again. `report` receives each move, in no order.
 */
export async function redateOpen(
  deps: RedateDeps,
  {
    at,
    preview,
    report,
  }: { at: string; preview: boolean; report: (move: Move | { failed: string }) => void },
): Promise<Redating> {
  let moved = 0;
  const redate = async (dossier: Dossier) => {
    const move = await moveOf(deps, dossier, at);
    if (move === undefined) return;
    if (!preview) await carryOut(deps, dossier, at);
    moved += 1;
    report(move);
  };
  return { ...(await examineOpen(deps, { examine: redate, report })), moved };
}

/** When every reader counts by the calendar that was published last. */
export type Readers = {
  settledAt: string | undefined;
  now: () => number;
  wait: (ms: number) => Promise<void>;
};

/**
 * Runs once, and over again when no reader remembers the calendar before any more: what was accepted by it meanwhile is
 * moved too. Says how the last run ended, with the moves of both.
 */
export async function redateSettled(
  run: () => Promise<Redating>,
  { settledAt, now, wait }: Readers,
): Promise<Redating> {
  const left = settledAt === undefined ? 0 : Date.parse(settledAt) - now();
  const first = await run();
  if (left <= 0) return first;
  await wait(left);
  const second = await run();
  return { ...second, moved: first.moved + second.moved };
}

async function moveOf({ reference }: RedateDeps, dossier: Dossier, at: string): Promise<Move | undefined> {
  const decision = decide(dossier, { type: 'redate' }, await factsOf(reference, dossier, by, at));
  const [event] = decision.ok ? decision.value : [];
  if (event?.type !== 'dossier.redated') return undefined;
  const { code, unit, procedure } = dossier;
  const { calendar, due, task, consultations } = event;
  return { code, unit, procedure, calendar, due, task, consultations };
}

async function carryOut(deps: RedateDeps, { code }: Dossier, at: string): Promise<void> {
  const done = await obey(deps, { code, command: { type: 'redate' }, by, at });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
}
