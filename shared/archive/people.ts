import { draftedIn } from '#shared/dossier/journal/application.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import type { Page, PageQuery } from '#shared/kernel/page.ts';
import { plainIdentifier } from '#shared/unit/person-marks.ts';

/** Which sealed dossiers are about which person. Who that is stands nowhere: people are known by a keyed hash alone. */
export interface PersonStore {
  /** Notes that a dossier is about somebody; again is the same. */
  note(identifier: string, code: string): Promise<void>;
  /** Under which name looks at all that is about somebody are noted. */
  nameOf(identifier: string): Promise<string>;
  /** What is about somebody, under that name: codes of dossiers, in order. */
  page(person: string, query: PageQuery): Promise<Page<string>>;
}

/** The identifiers of everybody whom a dossier is about, or who handed it in. */
export function identifiersIn(journal: readonly JournalEntry[]): string[] {
  const { applicant, submitter } = draftedIn(journal);
  const all = [applicant.identifier, submitter?.identifier].filter((one) => one !== undefined);
  return [...new Set(all.map(plainIdentifier))];
}
