import type { JournalEntry } from '#shared/journal/journal.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { ResultToken } from './token.ts';

/**
 * The register of results. Each has a history of its own, which is only ever added to: the dossier that it came from is
 * sealed and changes no more.
 */
export interface ResultLog {
  /** First entry first; empty for a token that was never given out. */
  history(token: ResultToken): Promise<JournalEntry[]>;
  /** Adds entries, of one result or of several: all of them, or none. `stale` where one of their places is taken. */
  append(entries: JournalEntry[]): Promise<Result<void, 'stale'>>;
}
