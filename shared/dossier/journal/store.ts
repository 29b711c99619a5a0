import type { JournalEntry } from '#shared/journal/journal.ts';
import type { Page, PageQuery } from '#shared/kernel/page.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Dossier } from '../dossier.ts';
import type { Recorded } from './record.ts';

/** An idempotency key of one caller, and the digest of the request that it came with. */
export type Claim = { actor: string; key: string; digest: string };

/** What an earlier request under the same key created. */
export type Claimed = { code: string; digest: string };

/** A dossier and its journal as they are stored, in the texts that were written. Nothing of them is believed yet. */
export type StoredRecord = {
  /** In the order of their keys; the number is the key's. Without text if it cannot be unpacked. */
  entries: { seq: number; text: string | undefined }[];
  state?: {
    text: string | undefined;
    /** Whether what the lists know of it (version, list, place) is what they should know of this dossier. */
    isListedAs: (dossier: Dossier) => boolean;
  };
};

/** Keeps dossiers and their journals. Every write is one transaction: all of it, or nothing. */
export interface DossierStore {
  /** The next ordinal of a series (an agency's dossiers, a unit's results) in its period, from 1; never given twice. */
  nextOrdinal(series: string, period: string): Promise<number>;
  /**
   * The same for a request, named by the mark of its key (`keyMark`). `repeated` if a request with this mark took an
   * ordinal of the period before; the latest marks are remembered.
   */
  ordinalFor(series: string, period: string, mark: string): Promise<Result<number, 'repeated'>>;
  /**
   * The ordinal that a holder has in a series without a gap: the next one at first, and the same whenever it is asked for
   * again. Nobody else is given a later one before this one is kept.
   */
  numberFor(series: string, period: string, holder: string): Promise<number>;
  /** The ordinal that was given last in the period; 0 if none was. */
  lastOrdinal(series: string, period: string): Promise<number>;
  /** The codes of the dossiers that desks of others received for the unit on a day, in their order. */
  receivedFor(unit: string, day: string): Promise<string[]>;
  find(code: string): Promise<Dossier | undefined>;
  /** The whole journal, first entry first. */
  journal(code: string): Promise<JournalEntry[]>;
  /** A page of the journal from one entry, or the first, up to another, first entry first. */
  journalPage(code: string, query: PageQuery & { from?: number; upTo: number }): Promise<Page<JournalEntry>>;
  /** Dossier and journal in one read; undefined if {@link find} finds nothing. */
  whole(code: string): Promise<{ dossier: Dossier; journal: JournalEntry[] } | undefined>;
  /** The same without checking it: to report what is damaged. */
  stored(code: string): Promise<StoredRecord>;
  /** `claimed` if the key was used before, or is being used at this moment. */
  create(recorded: Recorded, claim: Claim): Promise<Result<void, 'claimed'>>;
  /** What was created under the key, while it is remembered. */
  claimed(claim: Pick<Claim, 'actor' | 'key'>): Promise<Claimed | undefined>;
  /** `stale` when somebody else wrote first. */
  append(recorded: Recorded): Promise<Result<void, 'stale'>>;
}
