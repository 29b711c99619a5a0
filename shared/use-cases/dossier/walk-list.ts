import { type Dossier, isOpen, type Open } from '#shared/dossier/dossier.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import type { DossierLists, ListQuery } from '#shared/dossier/lists.ts';
import { nextDue, type TaskLines } from '#shared/dossier/work-list/task-line.ts';
import type { Unit } from '#shared/unit/unit.ts';

const pageSize = 100;

/** Every dossier of a unit's list, page by page, in its order. */
export async function* walkList(
  lists: DossierLists,
  query: Pick<ListQuery, 'list' | 'unit' | 'from' | 'to'>,
): AsyncGenerator<Dossier> {
  let after: string | undefined;
  do {
    const page = await lists.page({
      ...query,
      after,
      limit: pageSize,
      descending: false,
      matches: () => true,
    });
    yield* page.items;
    after = page.after;
  } while (after !== undefined);
}

/** What finds the dossiers with a task in a unit. */
export type OpenDeps = { store: Pick<DossierStore, 'find'>; taskLines: Pick<TaskLines, 'all'> };

/**
 * The codes of the dossiers with a task in a unit, in no order; only of those that must be looked at before that time
 * (RFC 3339 UTC), where one is given. One whose line cannot be read is always among them.
 */
async function openCodes({ taskLines }: OpenDeps, unit: string, dueBefore?: string): Promise<string[]> {
  const { lines, damaged } = await taskLines.all(unit);
  const wanted = lines.filter((line) => dueBefore === undefined || nextDue(line) < dueBefore);
  return [...wanted.map(({ code }) => code), ...damaged];
}

/** Maximum dossiers read or examined concurrently. */
const concurrency = 16;

/**
 * Every dossier with a task in a unit as it is now, in no order; only those that must be looked at before that time, where
 * one is given. What cannot be read is told to `unread`, and stops no other unless that throws.
 */
export async function* walkOpen(
  deps: OpenDeps,
  { unit, dueBefore }: { unit: string; dueBefore?: string },
  unread: (code: string, fault: unknown) => void,
): AsyncGenerator<Open> {
  const read = async (code: string) => {
    try {
      return await deps.store.find(code);
    } catch (fault) {
      unread(code, fault);
      return undefined;
    }
  };
  const codes = await openCodes(deps, unit, dueBefore);
  for (let from = 0; from < codes.length; from += concurrency) {
    const dossiers = await Promise.all(codes.slice(from, from + concurrency).map(read));
    for (const dossier of dossiers) if (dossier !== undefined && isOpen(dossier)) yield dossier;
  }
}

/** What examines dossiers, and is told of those that could not be. */
type Examiner = {
  examine: (dossier: Dossier) => Promise<void>;
  report: (failure: { failed: string }) => void;
};
export type Examined = { looked: number; failed: number };
type Units = { reference: { units(): Promise<Unit[]> } };

/**
 * Examines every open dossier, in all units. One whose examination fails is reported and stops no other. The codes of a
 * unit are read to their end first, because what is done with its dossiers may change its list.
 */
export async function examineOpen(deps: OpenDeps & Units, examiner: Examiner): Promise<Examined> {
  const total = { looked: 0, failed: 0 };
  for (const { id: unit } of await deps.reference.units()) {
    const found = (await openCodes(deps, unit)).map((code) => ({ code, read: () => deps.store.find(code) }));
    await examineEach(found, examiner, total);
  }
  return total;
}

/** The same with the dossiers of lists of closed ones. */
export async function examineLists(
  { lists, reference }: { lists: DossierLists } & Units,
  queries: readonly Omit<Parameters<typeof walkList>[1], 'unit'>[],
  examiner: Examiner,
): Promise<Examined> {
  const total = { looked: 0, failed: 0 };
  for (const { id: unit } of await reference.units()) {
    for (const query of queries) {
      const dossiers = await Array.fromAsync(walkList(lists, { ...query, unit }));
      const found = dossiers.map((dossier) => ({ code: dossier.code, read: async () => dossier }));
      await examineEach(found, examiner, total);
    }
  }
  return total;
}

type Found = { code: string; read: () => Promise<Dossier | undefined> };

async function examineEach(found: readonly Found[], { examine, report }: Examiner, total: Examined) {
  const look = async ({ code, read }: Found) => {
    total.looked += 1;
    try {
      const dossier = await read();
      if (dossier !== undefined) await examine(dossier);
    } catch (error) {
      total.failed += 1;
      report({ failed: `${code}: ${error instanceof Error ? error.message : String(error)}` });
    }
  };
  for (let from = 0; from < found.length; from += concurrency)
    await Promise.all(found.slice(from, from + concurrency).map(look));
}
