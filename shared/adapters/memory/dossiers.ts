import canonicalize from 'canonicalize';
import {
  type ConsultationList,
  type ConsultationQuery,
  consultationLineOf,
  placeOfLine,
} from '#shared/dossier/consultation-list.ts';
import { Dossier, isClosed, isOpen } from '#shared/dossier/dossier.ts';
import {
  isListedChange,
  type PortalChange,
  type PortalChanges,
} from '#shared/dossier/found/portal-changes.ts';
import { noticesOf } from '#shared/dossier/journal/notices.ts';
import type { Recorded } from '#shared/dossier/journal/record.ts';
import type { Claimed, DossierStore } from '#shared/dossier/journal/store.ts';
import type { DossierLists, ListQuery } from '#shared/dossier/lists.ts';
import { type LeftLine, type TaskLines, taskLineOf } from '#shared/dossier/work-list/task-line.ts';
import { JournalEntry } from '#shared/journal/journal.ts';
import { pageOf } from '#shared/kernel/page.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { localDate } from '#shared/kernel/time.ts';

type Kept = { dossier: string; journal: string[]; writtenAt: string };
type Left = LeftLine & { unit: string; writtenAt: string };
type Told = PortalChange & { portal: string };

/** Dossiers, and what reads them. */
type MemoryDossiers = {
  store: DossierStore;
  lists: DossierLists;
  consultations: ConsultationList;
  taskLines: TaskLines;
  portalChanges: PortalChanges;
};

const read = (text: string) => Dossier.parse(JSON.parse(text));

/** Dossiers in memory, as text, so that nobody holds a part of what is stored. */
export function memoryDossiers(): MemoryDossiers {
  const kept = new Map<string, Kept>();
  const claims = new Map<string, Claimed>();
  const left: Left[] = [];
  const told = memoryTold();
  const claimed = ({ actor, key }: { actor: string; key: string }) =>
    claims.get(JSON.stringify([actor, key]));

  const store: DossierStore = {
    ...memoryOrdinals(),
    receivedFor: async (unit, day) => receivedIn(kept, unit, day),
    async find(code) {
      const found = kept.get(code);
      return found && read(found.dossier);
    },
    async journal(code) {
      return (kept.get(code)?.journal ?? []).map((entry) => JournalEntry.parse(JSON.parse(entry)));
    },
    async journalPage(code, { from = 1, upTo, ...page }) {
      const entries = (await store.journal(code)).filter(({ seq }) => seq >= from && seq <= upTo);
      return pageOf(entries, ({ seq }) => String(seq).padStart(6, '0'), page);
    },
    async whole(code) {
      const dossier = await store.find(code);
      return dossier && { dossier, journal: await store.journal(code) };
    },
    async stored(code) {
      const { dossier, journal = [] } = kept.get(code) ?? {};
      const entries = journal.map((text, index) => ({ seq: index + 1, text }));
      return { entries, ...(dossier !== undefined && { state: { text: dossier, isListedAs: () => true } }) };
    },
    async create(recorded, claim) {
      const { dossier, entry } = recorded;
      if (claimed(claim) !== undefined) return fail('claimed');
      if (kept.has(entry.code)) throw new Error(`there is a dossier ${entry.code} already`);
      claims.set(JSON.stringify([claim.actor, claim.key]), { code: entry.code, digest: claim.digest });
      const journal = [canonicalize(entry) ?? ''];
      kept.set(entry.code, { dossier: JSON.stringify(dossier), journal, writtenAt: now() });
      told.note(recorded, now());
      return ok(undefined);
    },
    async claimed(claim) {
      return claimed(claim);
    },
    async append(recorded) {
      const { dossier, entry, left: unit } = recorded;
      const before = kept.get(entry.code);
      if (before === undefined || before.journal.length !== entry.seq - 1) return fail('stale');
      const journal = [...before.journal, canonicalize(entry) ?? ''];
      const writtenAt = now();
      kept.set(entry.code, { dossier: JSON.stringify(dossier), journal, writtenAt });
      if (unit !== undefined) left.push({ unit, code: entry.code, version: entry.seq, writtenAt });
      told.note(recorded, writtenAt);
      return ok(undefined);
    },
  };
  return {
    store,
    ...readersOf(kept, left),
    portalChanges: told,
  };
}

function receivedIn(kept: ReadonlyMap<string, Kept>, wanted: string, day: string): string[] {
  return [...kept.values()]
    .flatMap(({ dossier, journal: [first = ''] }) => {
      const { code, receivedBy, unit } = read(dossier);
      const { at } = JournalEntry.parse(JSON.parse(first));
      return receivedBy !== undefined && unit === wanted && localDate(at) === day ? [code] : [];
    })
    .toSorted();
}

const now = () => new Date().toISOString();

/** What reads the dossiers beside the store. */
function readersOf(
  kept: ReadonlyMap<string, Kept>,
  left: readonly Left[],
): Omit<MemoryDossiers, 'store' | 'portalChanges'> {
  const all = () => [...kept.values()].map(({ dossier }) => read(dossier));
  return {
    lists: { page: async (query) => page(all(), query) },
    consultations: { page: async (query) => consultationsPage(all(), query) },
    taskLines: taskLinesOf(kept, left),
  };
}

function taskLinesOf(kept: ReadonlyMap<string, Kept>, left: readonly Left[]): TaskLines {
  const writtenIn = (unit: string, since: string) =>
    [...kept.values()].flatMap(({ dossier, writtenAt }) => {
      const found = read(dossier);
      const isThere = isOpen(found) && found.task.unit === unit && writtenAt >= since;
      return isThere ? [{ line: taskLineOf(found), writtenAt }] : [];
    });
  const linesIn = (unit: string, since: string) => writtenIn(unit, since).map(({ line }) => line);
  return {
    all: async (unit) => ({ lines: linesIn(unit, ''), damaged: [] }),
    async changedSince(wanted, since) {
      const gone = left.filter(({ unit, writtenAt }) => unit === wanted && writtenAt >= since);
      const times = [...writtenIn(wanted, since), ...gone].map(({ writtenAt }) => writtenAt);
      return {
        lines: linesIn(wanted, since),
        left: gone.map(({ code, version }) => ({ code, version })),
        damaged: [],
        until: [since, ...times].toSorted().at(-1) ?? since,
      };
    },
  };
}

function memoryTold(): PortalChanges & { note(recorded: Recorded, writtenAt: string): void } {
  const told: Told[] = [];
  const placeOf = ({ writtenAt, code }: PortalChange) => `${writtenAt}#${code}`;
  return {
    note(recorded, writtenAt) {
      const { owner, code } = recorded.dossier;
      const isTold = owner.kind === 'portal' && noticesOf(recorded.entry).length > 0;
      if (isTold && isListedChange(recorded, writtenAt)) told.push({ portal: owner.id, code, writtenAt });
    },
    async page(wanted, { from, ...page }) {
      const ordered = told
        .filter(({ portal, writtenAt }) => portal === wanted && writtenAt >= from)
        .map(({ portal: _, ...change }) => change)
        .toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
      return pageOf(ordered, placeOf, page);
    },
  };
}

function memoryOrdinals(): Pick<DossierStore, 'nextOrdinal' | 'ordinalFor' | 'numberFor' | 'lastOrdinal'> {
  const ordinals = new Map<string, number>();
  const marks = new Set<string>();
  const held = new Map<string, number>();
  const last = (counter: string) => ordinals.get(counter) ?? 0;
  function next(counter: string) {
    ordinals.set(counter, last(counter) + 1);
    return last(counter);
  }
  return {
    nextOrdinal: async (series, period) => next(`${series} ${period}`),
    async ordinalFor(series, period, mark) {
      const counter = `${series} ${period}`;
      if (marks.has(`${counter} ${mark}`)) return fail('repeated');
      marks.add(`${counter} ${mark}`);
      return ok(next(counter));
    },
    async numberFor(series, period, holder) {
      const key = `${series} ${period} ${holder}`;
      const number = held.get(key) ?? next(`${series} ${period}`);
      held.set(key, number);
      return number;
    },
    lastOrdinal: async (series, period) => last(`${series} ${period}`),
  };
}

function consultationsPage(dossiers: Dossier[], { unit, ...page }: ConsultationQuery) {
  const waiting = dossiers
    .filter(isOpen)
    .flatMap((dossier) =>
      (dossier.consultations ?? []).flatMap(({ no }) => consultationLineOf(dossier, no) ?? []),
    )
    .filter((line) => line.unit === unit)
    .toSorted((one, other) => (placeOfLine(one) < placeOfLine(other) ? -1 : 1));
  return pageOf(waiting, placeOfLine, page);
}

function page(dossiers: Dossier[], query: ListQuery) {
  const { from = '', to = '~', descending, matches } = query;
  const ordered = dossiers
    .flatMap((dossier) => {
      const order = orderIn(dossier, query);
      return order !== undefined && order >= from && order < to ? [{ order, dossier }] : [];
    })
    .filter(({ dossier }) => matches(dossier))
    .toSorted((one, other) => (one.order < other.order === descending ? 1 : -1));
  const isBehind = (order: string, after: string) => (descending ? order < after : order > after);
  const { items, ...rest } = pageOf(ordered, ({ order }) => order, query, isBehind);
  return { items: items.map(({ dossier }) => dossier), ...rest };
}

/** The dossier's place in the list; undefined where it is not in it. */
function orderIn(dossier: Dossier, { list, unit }: ListQuery): string | undefined {
  if (!isClosed(dossier) || dossier.submittedAt === undefined || dossier.unit !== unit) return undefined;
  return list === (dossier.package === undefined ? 'unsealed' : 'sealed')
    ? `${dossier.closedAt}#${dossier.code}`
    : undefined;
}
