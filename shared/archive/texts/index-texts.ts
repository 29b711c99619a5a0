import type { DisposalBook } from '#shared/archive/keeping/disposal.ts';
import { firstSealedDay, type RootBook, type SealedDays } from '#shared/archive/proof/prove-days.ts';
import { dayAfter, localDate } from '#shared/kernel/time.ts';
import type { DossierTexts, TextIndex } from './text-index.ts';

export type IndexDeps = {
  index: TextIndex;
  sealed: SealedDays;
  /** The first day that is signed: an index that was lost begins there again. */
  roots: Pick<RootBook, 'first'>;
  disposals: Pick<DisposalBook, 'all'>;
  /** What a sealed dossier says; undefined where its package was destroyed. */
  texts: (code: string, sealed: string) => Promise<DossierTexts | undefined>;
};

/** Dossiers that are taken in together, so that their texts fit into memory. */
const atOnce = 500;

/** So long after its end nothing more is sealed under a day, in milliseconds. */
const settling = 2 * 3_600_000;

/** So many dossiers that cannot be read are an outage, and not worth going on. */
const tolerated = 3;

/**
 * Takes what was destroyed out of the index, and what was sealed since into it. Again does nothing; what cannot be done
 * while it may go on, the next call does. A dossier that cannot be read is left for the next call and thrown at the end.
 * Gives how many came in.
 */
export async function indexTexts(deps: IndexDeps, at: string, mayGoOn: () => boolean): Promise<number> {
  await deps.index.tidy(at);
  await purge(deps);
  const today = localDate(at);
  const settled = localDate(new Date(Date.parse(at) - settling).toISOString());
  const { through } = await deps.index.progress();
  const work: Work = { faults: [], taken: 0 };
  let day = through === undefined ? await firstDay(deps, today) : dayAfter(through, 1);
  for (; day <= today; day = dayAfter(day, 1)) {
    if (!(await takeDay(deps, day, work, mayGoOn))) return work.taken;
    if (work.faults.length === 0 && day < settled) await deps.index.reached(day);
  }
  if (work.faults.length > 0) throw new AggregateError(work.faults, 'some dossiers cannot be read');
  return work.taken;
}

const firstDay = async ({ roots, sealed }: IndexDeps, today: string) =>
  (await roots.first())?.record.day ?? firstSealedDay(sealed, today);

type Work = { readonly faults: unknown[]; taken: number };

/** Takes in what was sealed on a day; false where it may not go on. */
async function takeDay(deps: IndexDeps, day: string, work: Work, mayGoOn: () => boolean): Promise<boolean> {
  for (const codes of await newOn(deps, day)) {
    if (!mayGoOn()) return false;
    const dossiers = await textsOf(deps, codes, { day, faults: work.faults });
    if (dossiers.length > 0) await deps.index.add(dossiers);
    work.taken += dossiers.length;
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

/** What was sealed on a day and is not in yet, in portions. */
async function newOn({ index, sealed }: IndexDeps, day: string): Promise<string[][]> {
  const leaves = await sealed.leaves(day);
  if (leaves.length === 0) return [];
  const known = await index.known(day);
  const codes = leaves.map(({ code }) => code).filter((code) => !known.has(code));
  return Array.from({ length: Math.ceil(codes.length / atOnce) }, (_, portion) =>
    codes.slice(portion * atOnce, (portion + 1) * atOnce),
  );
}

async function textsOf(
  { texts }: IndexDeps,
  codes: readonly string[],
  { day, faults }: { day: string; faults: unknown[] },
): Promise<DossierTexts[]> {
  const dossiers: DossierTexts[] = [];
  for (const code of codes) {
    try {
      const found = await texts(code, day);
      if (found !== undefined) dossiers.push(found);
    } catch (fault) {
      faults.push(fault);
      if (faults.length === tolerated) throw new AggregateError(faults, 'the archive cannot be read');
    }
  }
  return dossiers;
}
