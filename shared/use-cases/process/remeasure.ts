import type { KeepingStore } from '#shared/archive/keeping/keeping.ts';
import { type Dossier, isClosed } from '#shared/dossier/dossier.ts';
import type { DossierLists } from '#shared/dossier/lists.ts';
import type { Reference } from '#shared/dossier/reference.ts';
import { doneAt, type LateByCalendar, lateByCalendar } from '#shared/dossier/remeasure.ts';
import type { Caller } from '#shared/unit/caller.ts';
import type { Unit } from '#shared/unit/unit.ts';
import { countedCalendar, factsOf } from '#shared/use-cases/dossier/obey.ts';
import { examineLists, examineOpen, type OpenDeps } from '#shared/use-cases/dossier/walk-list.ts';

export type RemeasureDeps = OpenDeps & {
  lists: DossierLists;
  reference: Reference & { units(): Promise<Unit[]> };
  keeping: Pick<KeepingStore, 'read' | 'remeasure'>;
};

/** Who corrects the measure, and why. */
export type Order = { by: string; reason: string };

/**
 * A dossier that is late by its calendar alone. An open one is corrected when it is re-dated; a closed one by a note
 * beside it, which is there or not.
 */
export type Late = Pick<Dossier, 'code' | 'unit' | 'procedure'> &
  LateByCalendar & { doneAt?: string; state: 'open' | 'closed' | 'remeasured' };

export type Remeasuring = {
  looked: number;
  open: number;
  closed: number;
  remeasured: number;
  failed: number;
};

const by: Caller = { kind: 'system', id: 'remeasure' };

/**
 * Looks through what is open, and what was closed from an instant on, for dossiers that are late by the version of the
 * calendar that they were counted by and in time by the one that is published. With an order, each closed one of them gets
 * a note by which due time it is measured; without one nothing is written. Idempotent: the first note stands.
 */
export async function remeasure(
  deps: RemeasureDeps,
  ask: {
    at: string;
    closedFrom: string;
    order?: Order | undefined;
    report: (late: Late | { failed: string }) => void;
  },
): Promise<Remeasuring> {
  const late = { open: 0, closed: 0, remeasured: 0 };
  const measure = async (dossier: Dossier) => {
    const found = await lateIn(deps, dossier, ask);
    if (found === undefined) return;
    late[found.state] += 1;
    ask.report(found);
  };
  const from = ask.closedFrom;
  const examiner = { examine: measure, report: ask.report };
  const open = await examineOpen(deps, examiner);
  const closed = await examineLists(
    deps,
    [
      { list: 'unsealed', from },
      { list: 'sealed', from },
    ],
    examiner,
  );
  return { looked: open.looked + closed.looked, failed: open.failed + closed.failed, ...late };
}

async function lateIn(
  { reference, keeping }: RemeasureDeps,
  dossier: Dossier,
  { at, order }: { at: string; order?: Order | undefined },
): Promise<Late | undefined> {
  const facts = await factsOf(reference, dossier, by, at);
  const late = lateByCalendar(dossier, facts, await countedCalendar(reference, dossier, facts));
  if (late === undefined) return undefined;
  const { code, unit, procedure } = dossier;
  const of = { code, unit, procedure, ...late };
  const done = doneAt(dossier);
  if (!isClosed(dossier) || done === undefined)
    return { ...of, ...(done !== undefined && { doneAt: done }), state: 'open' };
  if (order !== undefined) {
    await keeping.remeasure(code, { ...late, ...order, at, doneAt: done });
    return { ...of, doneAt: done, state: 'remeasured' };
  }
  const { remeasured } = await keeping.read(code);
  const isNoted = remeasured.some(({ calendar }) => calendar.version === late.calendar.version);
  return { ...of, doneAt: done, state: isNoted ? 'remeasured' : 'closed' };
}
