import { useSyncExternalStore } from 'react';

export interface SupplementItem {
  /** Absent where the form is meant. */
  component?: string;
  fault: 'missing' | 'wrong';
  detail: string;
}

/** What an officer has typed into the dialog of an act. */
export interface Draft {
  items?: SupplementItem[];
  reason?: string;
  basis?: string;
  again?: string;
  withoutAnswers?: string;
  contactName?: string;
  contactPhone?: string;
  agency?: string;
  advice?: string;
  receiver?: string;
  identityKind?: 'identity-card' | 'passport' | 'vneid' | 'other';
  identityNumber?: string;
  authorisation?: string;
  result?: string;
  officer?: string;
  unit?: string;
  question?: string;
  limitValue?: string;
  limitUnit?: 'WORKING_DAY' | 'WORKING_HOUR' | 'DAY' | 'MONTH';
  madeBy?: 'agency' | 'applicant';
  /** In đồng, as it was typed. */
  amount?: string;
  method?: 'cash' | 'transfer';
  transaction?: string;
  carrier?: string;
  tracking?: string;
  uploads?: File[];
  scans?: string[];
  /** Of an answer to another unit. */
  opinion?: 'agree' | 'disagree' | 'no-opinion';
  /** Of a note to colleagues. */
  note?: string;
  mentions?: string[];
  /** Of a message to the applicant. */
  message?: string;
  awaitsAnswer?: boolean;
}

/**
 * What is typed outlives the dialog, the dossier and the session: it is kept as long as the page is open, and never in
 * the browser's storage, since it may be about people.
 */
const drafts = new Map<string, Draft>();
const listeners = new Set<() => void>();
const empty: Draft = {};

const draftOf = (key: string): Draft => drafts.get(key) ?? empty;

function changeDraft(key: string, change: Partial<Draft>): void {
  drafts.set(key, { ...draftOf(key), ...change });
  notify();
}

/** What was sent is no draft any more. */
export function dropDraft(key: string): void {
  drafts.delete(key);
  notify();
}

export function useDraft(key: string): [Draft, (change: Partial<Draft>) => void] {
  const draft = useSyncExternalStore(subscribe, () => draftOf(key));
  return [draft, (change) => changeDraft(key, change)];
}

function notify(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
