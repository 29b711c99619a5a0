import { type Dossier, isClosed, isOpen } from '#shared/dossier/dossier.ts';
import { hoursLater } from '#shared/dossier/facts.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import type { DossierLists } from '#shared/dossier/lists.ts';
import type { Reference } from '#shared/dossier/reference.ts';
import { Damaged } from '#shared/kernel/damage.ts';
import { localDate } from '#shared/kernel/time.ts';
import type { Unit } from '#shared/unit/unit.ts';
import { obey } from '#shared/use-cases/dossier/obey.ts';
import { type OpenDeps, walkList, walkOpen } from '#shared/use-cases/dossier/walk-list.ts';
import { reconcile, waitOf } from './reconcile.ts';
import type { Runs } from './runs.ts';

export type SweepDeps = {
  store: DossierStore;
  lists: DossierLists;
  taskLines: OpenDeps['taskLines'];
  reference: Reference & { units(): Promise<Unit[]> };
  runs: Runs;
};

export type Swept = { looked: number; revived: number; overdue: number; failed: number };

/** How late an execution may be before the sweeper takes its place. */
const graceHours = 10 / 60;
/** Open dossiers that are due so soon are looked at for the warning that comes before it. */
const soonHours = 8;

/**
 * Does for every dossier what its execution should have done by now: the truth is in the table, an execution is only a
 * runner. A timer that has passed is acted on, a closed dossier without a package is sent to be sealed.
 */
export async function sweep(deps: SweepDeps, at: string): Promise<Swept> {
  const swept: Swept = { looked: 0, revived: 0, overdue: 0, failed: 0 };
  const late = hoursLater(at, -graceHours);
  const soon = hoursLater(at, soonHours);
  const unread = (_: string, fault: unknown) => {
    swept.looked += 1;
    // The nightly look tells of what is damaged; no later sweep could read it.
    if (!(fault instanceof Damaged)) swept.failed += 1;
  };
  for (const { id: unit } of await deps.reference.units()) {
    for await (const dossier of walkOpen(deps, { unit, dueBefore: soon }, unread)) {
      await look(deps, dossier, { at, late }, swept);
    }
    for await (const dossier of walkList(deps.lists, { list: 'unsealed', unit, to: late })) {
      await look(deps, dossier, { at, late }, swept);
    }
  }
  return swept;
}

async function look(
  deps: SweepDeps,
  dossier: Dossier,
  { at, late }: { at: string; late: string },
  swept: Swept,
) {
  swept.looked += 1;
  if (isOpen(dossier) && dossier.task.overdue) swept.overdue += 1;
  const lost = isClosed(dossier) ? dossier.package === undefined : dossier.timer.at < late;
  if (lost) await revive(deps, dossier, at, swept);
}

/** One broken dossier must not keep the others from being swept. */
async function revive(deps: SweepDeps, { code, version }: Dossier, at: string, swept: Swept) {
  try {
    const woken = await obey(deps, {
      code,
      command: { type: 'wake' },
      by: { kind: 'system', id: 'sweep' },
      at,
    });
    if (!woken.ok) throw new Error(`${code} could not be woken`);
    const standing = await reconcile(deps, code);
    if (standing === 'gone') await deps.runs.start(successor(woken.value, at), waitOf(woken.value));
    if (standing !== 'settled' || woken.value.version !== version) swept.revived += 1;
  } catch {
    swept.failed += 1;
  }
}

/** The name of the execution that takes over: of all sweeps at this version one a day starts it, not each. */
const successor = ({ code, version }: Dossier, at: string) => `${code}-${version}-${localDate(at)}`;
