import type { DisposalStore } from '#shared/archive/keeping/disposal.ts';
import { type DossierTexts, IndexInUse, type TextIndex } from '#shared/archive/texts/text-index.ts';
import { dayAfter, localDate } from '#shared/kernel/time.ts';
import { firstSealedDay, type RootStore, type SealedDays } from '#shared/use-cases/archive/prove-days.ts';

export type IndexDeps = {
  index: TextIndex;
  sealed: SealedDays;
  /** The first day that is signed: an index that was lost begins there again. */
  roots: Pick<RootStore, 'first'>;
  disposals: Pick<DisposalStore, 'all'>;
  /** What a sealed dossier says; undefined if its package was destroyed. */
  texts: (code: string, sealed: string) => Promise<DossierTexts | undefined>;
};

/** Batch size: the texts of so many dossiers fit into memory. */
const batchSize = 500;

/** So long after its end nothing more is sealed under a day, in milliseconds. */
const settling = 2 * 3_600_000;

/** So many dossiers that cannot be read are an outage, and not worth going on. */
const tolerated = 3;

/**
 * Takes what was destroyed out of the index, and what was sealed since into it. Idempotent; what cannot be done
 * while it may go on, the next call does. A dossier that cannot be read is left for the next call, and thrown at the end when its day is over.
 * Gives how many came in.
 */
export async function indexTexts(deps: IndexDeps, at: string, mayGoOn: () => boolean): Promise<number> {
  const work: Work = { faults: [], taken: 0 };
  try {
    await bringUpToDate(deps, work, { at, mayGoOn });
  } catch (fault) {
    // Another call is at it, or was until a moment ago: it does the same, and so does the next.
    if (!(fault instanceof IndexInUse)) throw fault;
  }
  return work.taken;
}

type Call = { at: string; mayGoOn: () => boolean };

async function bringUpToDate(deps: IndexDeps, work: Work, { at, mayGoOn }: Call): Promise<void> {
  await deps.index.tidy(at);
  await purge(deps);
  const today = localDate(at);
  const settled = localDate(new Date(Date.parse(at) - settling).toISOString());
  const { through } = await deps.index.progress();
  let day = through === undefined ? await firstDay(deps, today) : dayAfter(through, 1);
  for (; day <= today; day = dayAfter(day, 1)) {
    if (!(await takeDay(deps, day, work, mayGoOn))) break;
    if (work.faults.length === 0 && day < settled) await deps.index.reached(day);
  }
  // What was sealed today is tried again within the hour, before anybody is to look into it.
  const lasting = work.faults.filter((one) => one.day < settled).map(({ fault }) => fault);
  if (lasting.length > 0) throw new AggregateError(lasting, 'some dossiers cannot be read');
}

const firstDay = async ({ roots, sealed }: IndexDeps, today: string) =>
  (await roots.first()) ?? firstSealedDay(sealed, today);

/** What could not be read, of which day, and how many came in. */
type Work = { readonly faults: { day: string; fault: unknown }[]; taken: number };

/** Takes in what was sealed on a day; false if it must stop. */
async function takeDay(deps: IndexDeps, day: string, work: Work, mayGoOn: () => boolean): Promise<boolean> {
  for (const codes of await newOn(deps, day)) {
    if (!mayGoOn()) return false;
    const dossiers = await textsOf(deps, codes, { day, faults: work.faults });
    if (dossiers.length > 0) await deps.index.add(dossiers);
    work.taken += dossiers.length;
    if (work.faults.length >= tolerated) return false;
  }
  return true;
}

async function purge({ disposals, index }: IndexDeps): Promise<void> {
  const { purged } = await index.progress();
  const news = (await disposals.all()).flatMap(({ id, certificate }) =>
    certificate === undefined || purged.includes(id) ? [] : [{ id, ...certificate.record }],
  );
  if (news.length === 0) return;
  const gone = new Set(news.flatMap(({ destroyed }) => destroyed.map(({ code }) => code)));
  await index.purge(
    gone,
    news.map(({ id }) => id),
  );
}

/** What was sealed on a day and is not in yet, in portions of that size. */
async function newOn({ index, sealed }: IndexDeps, day: string): Promise<string[][]> {
  const leaves = await sealed.leaves(day);
  if (leaves.length === 0) return [];
  const known = await index.known(day);
  const codes = leaves.map(({ code }) => code).filter((code) => !known.has(code));
  return Array.from({ length: Math.ceil(codes.length / batchSize) }, (_, portion) =>
    codes.slice(portion * batchSize, (portion + 1) * batchSize),
  );
}

async function textsOf(
  { texts }: IndexDeps,
  codes: readonly string[],
  { day, faults }: { day: string; faults: Work['faults'] },
): Promise<DossierTexts[]> {
  const dossiers: DossierTexts[] = [];
  for (const code of codes) {
    try {
      const found = await texts(code, day);
      if (found !== undefined) dossiers.push(found);
    } catch (fault) {
      faults.push({ day, fault });
      if (faults.length >= tolerated) break;
    }
  }
  return dossiers;
}
