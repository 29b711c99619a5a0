import type { KeepingStore } from '#shared/archive/keeping/keeping.ts';
import { type Book, type BookOrder, bookKey, daysBetween } from '#shared/book/book.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import type { Reference } from '#shared/dossier/reference.ts';
import { isLate } from '#shared/dossier/remeasure.ts';
import type { UnitRecordStore } from '#shared/kernel/unit-record.ts';
import type { RenderPaper } from '#shared/paper/content.ts';
import { type BookEntry, followUpBook } from '#shared/paper/follow-up-book.ts';
import { type CodePattern, dossierCode, fitsPattern, patternAt } from '#shared/unit/dossier-code.ts';
import type { Unit } from '#shared/unit/unit.ts';
import type { PaperStore } from '#shared/use-cases/paper/print-paper.ts';

export type KeepBookDeps = {
  store: Pick<DossierStore, 'lastOrdinal' | 'receivedFor' | 'whole'>;
  reference: Reference & { units(): Promise<Unit[]>; codePatterns(): Promise<CodePattern[]> };
  orders: Pick<UnitRecordStore<BookOrder>, 'find'>;
  books: UnitRecordStore<Book>;
  keeping: Pick<KeepingStore, 'read'>;
  papers: PaperStore;
  render: RenderPaper;
  sha256: (bytes: Uint8Array) => string;
};

/** Maximum dossiers read concurrently. */
const concurrency = 25;

/**
 * Prints a follow-up book that was ordered. Codes are numbered through day by day, so that they name every dossier that
 * the unit's desk received in the period, and no list can forget one; what other desks received for it is written down
 * with their codes. Idempotent: the first bytes stand.
 */
export async function keepBook(deps: KeepBookDeps, id: string): Promise<Book | undefined> {
  const order = await deps.orders.find(id);
  if (order === undefined) throw new Error(`nobody ordered the book ${id}`);
  if ((await deps.books.find(id)) !== undefined) return undefined;
  const { unit, from, to, at } = order;
  const units = await deps.reference.units();
  const entries = await entriesOf(deps, order, units);
  const printed = await deps.render(followUpBook({ id, unit, from, to, at, units, entries }));
  const bytes = await deps.papers.put(bookKey(id), printed.bytes);
  const made = { rows: entries.length, pages: printed.pages, sha256: deps.sha256(bytes) };
  return deps.books.put({ id, unit, at, ...made });
}

async function entriesOf(deps: KeepBookDeps, order: BookOrder, units: Unit[]): Promise<BookEntry[]> {
  const { unit, from, to } = order;
  const agency = units.find(({ id }) => id === unit)?.agencyCode;
  if (agency === undefined) throw new Error(`there is no unit ${unit}`);
  const patterns = await deps.reference.codePatterns();
  const days = daysBetween(from, to).map(async (day) => [
    ...(await ownCodes(deps, patternAt(patterns, day), { agency, day })),
    ...(await deps.store.receivedFor(unit, day)),
  ]);
  const codes = (await Promise.all(days)).flat();
  const entries: BookEntry[] = [];
  for (let start = 0; start < codes.length; start += concurrency) {
    const read = codes.slice(start, start + concurrency).map((code) => entryOf(deps, code, order));
    entries.push(...(await Promise.all(read)).flatMap((entry) => entry ?? []));
  }
  return entries;
}

/** The codes that were given to what the agency's own desk received on a day. */
async function ownCodes(
  { store }: KeepBookDeps,
  pattern: CodePattern | undefined,
  { agency, day }: { agency: string; day: string },
): Promise<string[]> {
  if (pattern === undefined || !fitsPattern(pattern, agency)) return [];
  const last = await store.lastOrdinal(agency, day);
  return Array.from({ length: last }, (_, index) => dossierCode(pattern, agency, day, index + 1)).flatMap(
    (code) => (code.ok ? [code.value] : []),
  );
}

/**
 * A dossier that the unit's desk received, or that it resolves, and that was handed in whole; drafts and numbers that
 * came to nothing are in no book.
 */
async function entryOf(
  { store, reference, keeping }: KeepBookDeps,
  code: string,
  { unit, at }: BookOrder,
): Promise<BookEntry | undefined> {
  const whole = await store.whole(code);
  if (whole === undefined || ![whole.dossier.unit, whole.dossier.receivedBy].includes(unit)) return undefined;
  const { dossier, journal } = whole;
  if (!('submittedAt' in dossier) || dossier.submittedAt === undefined) return undefined;
  const { code: of, version } = dossier.procedure;
  const procedure = await reference.procedure(of, { version });
  // The measure of what was in time is never corrected.
  const remeasured = isLate(dossier, at) ? (await keeping.read(code)).remeasured.at(-1) : undefined;
  return { dossier, journal, procedure: procedure?.name ?? { vi: of, en: of }, remeasured };
}
