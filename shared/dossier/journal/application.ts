import type { JournalEntry } from '#shared/journal/journal.ts';
import type { Drafted } from '../events.ts';
import { eventsOf } from './replay.ts';

/** What a dossier's first entry says, as it was submitted. */
export function draftedIn(journal: readonly JournalEntry[]): Drafted {
  const [first] = journal.slice(0, 1).flatMap(eventsOf);
  if (first?.type !== 'dossier.drafted') throw new Error('the journal does not begin with a draft');
  return first;
}

/** What the applicant wrote: for whom it is, who handed it in, and the form as it was last corrected. */
export function applicationIn(
  journal: readonly JournalEntry[],
): Pick<Drafted, 'applicant' | 'submitter' | 'authority' | 'form'> {
  const { applicant, submitter, authority, form: submitted } = draftedIn(journal);
  const form = journal
    .flatMap(eventsOf)
    .reduce(
      (last, event) => (event.type === 'supplement.announced' ? (event.form ?? last) : last),
      submitted,
    );
  return { applicant, ...(submitter && { submitter }), ...(authority && { authority }), form };
}
