import type { ExportStore } from '#shared/archive/exports/export.ts';
import { type DisposalStore, stateOf } from '#shared/archive/keeping/disposal.ts';
import { hoursLater } from '#shared/dossier/facts.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import { dayAfter, localDate } from '#shared/kernel/time.ts';
import type { PaymentOrderStore } from '#shared/payment/orders.ts';
import { type EndedPaper, type EndedPaperStore, keptKey } from '#shared/reuse/kept-paper.ts';
import { type CodePattern, dossierCode, fitsPattern, patternAt } from '#shared/unit/dossier-code.ts';
import type { Unit } from '#shared/unit/unit.ts';

/** What should never be so for long around the dossiers, and each of which has its line in the runbook. */
type Oddity =
  | 'export-waits'
  | 'disposal-waits'
  | 'payment-not-asked'
  | 'paper-kept-too-long'
  | 'paper-without-bytes'
  | 'number-not-counted';
type Found = { of: string; flaw: Oddity };

type CheckAroundDeps = {
  store: Pick<DossierStore, 'lastOrdinal' | 'find'>;
  reference: {
    units(): Promise<Unit[]>;
    codePatterns(): Promise<CodePattern[]>;
    paymentProviders(): Promise<{ id: string }[]>;
  };
  exports: Pick<ExportStore, 'waiting'>;
  disposals: Pick<DisposalStore, 'page'>;
  orders: Pick<PaymentOrderStore, 'due'>;
  papers: Pick<EndedPaperStore, 'page'>;
  /** When an object of the intake was put; undefined if there is none. */
  putAt: (key: string) => Promise<string | undefined>;
};

/** Of each kind no more are looked at, and named, in a night. */
const atMost = 100;
const exportHours = 24;
const disposalHours = 48;
const askHours = 6;

/** Checks what is stored around the dossiers, repairs nothing, and reports what waits too long, is missing, or does not add up. */
export async function checkAround(deps: CheckAroundDeps, at: string): Promise<Found[]> {
  const found: [Oddity, string[]][] = [
    ['export-waits', await waitingExports(deps, hoursLater(at, -exportHours))],
    ['disposal-waits', await waitingDisposals(deps, hoursLater(at, -disposalHours))],
    ['payment-not-asked', await unaskedPayments(deps, hoursLater(at, -askHours))],
    ['paper-kept-too-long', await outlivedPapers(deps, at)],
    ['paper-without-bytes', await emptyPapers(deps, at)],
    ['number-not-counted', await uncounted(deps, dayAfter(localDate(at), -1))],
  ];
  return found.flatMap(([flaw, all]) => all.slice(0, atMost).map((of) => ({ of, flaw })));
}

async function waitingExports({ exports }: CheckAroundDeps, since: string): Promise<string[]> {
  const waiting = await exports.waiting();
  return waiting.filter(({ ordered }) => ordered.at < since).map(({ id }) => id);
}

/** Whoever approved last said that it may be carried out. */
async function waitingDisposals({ disposals }: CheckAroundDeps, since: string): Promise<string[]> {
  const { items } = await disposals.page(
    { limit: atMost },
    (one) => stateOf(one) === 'approved' && one.approvals.every(({ at }) => at < since),
  );
  return items.map(({ id }) => id);
}

async function unaskedPayments({ orders, reference }: CheckAroundDeps, since: string): Promise<string[]> {
  const due: string[] = [];
  for (const { id } of await reference.paymentProviders())
    due.push(...(await orders.due(id, since)).map(({ reference: of }) => of));
  return due;
}

/** They are removed the night after their last day; a night that failed is made up for by the next. */
async function outlivedPapers({ papers }: CheckAroundDeps, at: string): Promise<string[]> {
  const { items } = await papers.page(dayAfter(localDate(at), -2), { limit: atMost });
  return items.map(({ paper }) => keptKey(paper));
}

const longestPromiseDays = 20 * 366;
/** So that each night begins far from the last one. */
const stride = 1_009;
const day = 86_400_000;

/** A sample, and another one every night. */
async function emptyPapers({ papers, putAt }: CheckAroundDeps, at: string): Promise<string[]> {
  const empty: string[] = [];
  for (const { paper } of await samplePapers(papers, at)) {
    const key = keptKey(paper);
    if ((await putAt(key)) === undefined) empty.push(key);
  }
  return empty;
}

/** A page that begins somewhere between today and the longest promise, nearer where that is behind all; made full with the next to end. */
async function samplePapers(papers: CheckAroundDeps['papers'], at: string): Promise<EndedPaper[]> {
  const today = localDate(at);
  const end = dayAfter(today, longestPromiseDays + 2);
  const page = async (after: string) => (await papers.page(end, { limit: atMost, after })).items;
  const turn = Math.floor(Date.parse(at) / day) * stride;
  // Many end on one day, in the order of their owners' hashes.
  const owner = (turn % 256).toString(16).padStart(2, '0');
  let later: EndedPaper[] = [];
  for (let span = longestPromiseDays; span > 0 && later.length === 0; span = Math.floor(span / 2))
    later = await page(`${dayAfter(today, turn % span)}#${owner}`);
  const next = later.length < atMost ? await page(today) : [];
  const sample = new Map([...later, ...next].map((one) => [keptKey(one.paper), one]));
  return [...sample.values()].slice(0, atMost);
}

/** A dossier under the number that is given next would be met by the next submission, were it that day again. */
async function uncounted({ reference, store }: CheckAroundDeps, of: string): Promise<string[]> {
  const pattern = patternAt(await reference.codePatterns(), of);
  if (pattern === undefined) return [];
  const agencies = new Set((await reference.units()).map(({ agencyCode }) => agencyCode));
  const codes: string[] = [];
  for (const agency of [...agencies].filter((each) => fitsPattern(pattern, each))) {
    const next = dossierCode(pattern, agency, of, (await store.lastOrdinal(agency, of)) + 1);
    if (next.ok && (await store.find(next.value)) !== undefined) codes.push(next.value);
  }
  return codes;
}
