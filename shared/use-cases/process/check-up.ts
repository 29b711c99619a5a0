import { pendingPapers } from '#shared/dossier/acts/record-paper.ts';
import { type Dossier, isClosed } from '#shared/dossier/dossier.ts';
import { hoursLater } from '#shared/dossier/facts.ts';
import { foldJournal } from '#shared/dossier/journal/replay.ts';
import { verifyChain } from '#shared/journal/chain.ts';
import { Damaged } from '#shared/kernel/damage.ts';
import { walkList, walkOpen } from '#shared/use-cases/dossier/walk-list.ts';
import { waitOf } from './reconcile.ts';
import type { SweepDeps } from './sweep.ts';

/** What should never be so for long, and each of which has its line in the runbook. */
type Flaw = 'no-execution' | 'paper-pending' | 'unsealed' | 'journal-differs' | 'listed-otherwise';

type CheckUpDeps = Pick<SweepDeps, 'store' | 'lists' | 'taskLines' | 'reference'> & {
  runs: Pick<SweepDeps['runs'], 'find'>;
};
type Found = { code: string; flaw: Flaw };
export type CheckUp = { looked: number; read: number; flaws: Found[] };

/** What is under way looks like a flaw for moments; an outage for hours. */
const quietHours = 6;
const sealedWithinHours = 48;
/** Every journal of an open dossier is read once in so many nights. */
const nights = 28;

/** Looks at every dossier that is not sealed, mends nothing, and says what the law of the system does not allow. */
export async function checkUp(deps: CheckUpDeps, at: string): Promise<CheckUp> {
  const result: CheckUp = { looked: 0, read: 0, flaws: [] };
  const unread = (code: string, fault: unknown) => {
    if (!(fault instanceof Damaged)) throw fault;
    result.flaws.push({ code, flaw: 'journal-differs' });
  };
  for await (const dossier of unsealed(deps, unread)) {
    const { code } = dossier;
    const found = await flawsOf(deps, dossier, at);
    const tonight = isTonight(code, at);
    if (tonight) found.push(...(await recordFlaws(deps, dossier)));
    result.looked += 1;
    if (tonight) result.read += 1;
    result.flaws.push(...found.map((flaw) => ({ code, flaw })));
  }
  return result;
}

async function* unsealed(
  deps: CheckUpDeps,
  unread: (code: string, fault: unknown) => void,
): AsyncGenerator<Dossier> {
  for (const { id: unit } of await deps.reference.units()) {
    yield* walkOpen(deps, { unit }, unread);
    yield* walkList(deps.lists, { list: 'unsealed', unit });
  }
}

async function flawsOf({ runs }: CheckUpDeps, dossier: Dossier, at: string): Promise<Flaw[]> {
  const flaws: Flaw[] = [];
  const quiet = (dossier.lastAt ?? at) < hoursLater(at, -quietHours);
  const pending = pendingPapers(dossier).length > 0;
  if (quiet && pending) flaws.push('paper-pending');
  if (isClosed(dossier)) {
    if (dossier.closedAt < hoursLater(at, -sealedWithinHours)) flaws.push('unsealed');
  } else if (quiet && (await runs.find(dossier.code))?.timer !== waitOf(dossier).timer) {
    flaws.push('no-execution');
  }
  return flaws;
}

/** Whether the journal is broken or disagrees with the stored state, or the lists know another one. */
async function recordFlaws({ store }: CheckUpDeps, { code, head, version }: Dossier): Promise<Flaw[]> {
  const journal = await store.journal(code);
  // What was added since the list was read is looked at another night.
  const then = journal.slice(0, version);
  const folded = verifyChain(then).ok ? foldJournal(then) : undefined;
  if (folded?.head !== head || folded.version !== version) return ['journal-differs'];
  const { entries, state } = await store.stored(code);
  const isAsThen = entries.length === version;
  return isAsThen && state?.isListedAs(folded) === false ? ['listed-otherwise'] : [];
}

const day = 86_400_000;
const isTonight = (code: string, at: string) =>
  [...code].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % nights ===
  Math.floor(Date.parse(at) / day) % nights;
