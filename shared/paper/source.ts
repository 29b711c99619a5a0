import { receiptOf } from '#shared/dossier/acts/record-paper.ts';
import type { Dossier, LegalClock } from '#shared/dossier/dossier.ts';
import type { DossierEvent, Drafted } from '#shared/dossier/events.ts';
import { eventsOf, foldJournal } from '#shared/dossier/journal/replay.ts';
import { formOf, formSetAt } from '#shared/form/form-sets.ts';
import type { Form, FormId, FormSet } from '#shared/form/official-form.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import { localDate } from '#shared/kernel/time.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import { type OfficerRecord, officersOn } from '#shared/unit/officer.ts';
import type { Person } from '#shared/unit/person.ts';
import type { SignedAs } from '#shared/unit/signing.ts';
import type { Unit } from '#shared/unit/unit.ts';

/** Where the facts of papers come from, besides the dossier. */
export type PaperRules = { procedure: Procedure; units: Unit[]; officers: OfficerRecord[] };

/** All that one paper is made of: the dossier as it was after the act that asks for the paper. */
export type PaperSource = PaperRules & {
  /** `receipt-3`: the form, and the journal entry of the act. */
  id: string;
  dossier: Dossier;
  journal: JournalEntry[];
  entry: JournalEntry;
  drafted: Drafted;
  set: FormSet;
  form: Form;
  /** `05/TTPVHCC`; a draft that nobody numbered has none. */
  number?: string | undefined;
  /** Of a receipt: where the applicant follows the dossier. */
  statusAt?: string | undefined;
  /** The organisation whose digital signature it gets, if any signs for the unit. */
  organisation?: string | undefined;
};

/** The source of a paper that an entry of the journal asks for; what came after is not in it, however late it is printed. */
export function sourceOf(journal: JournalEntry[], paper: { id: string; form: FormId }, rules: PaperRules) {
  const asked = journal.findIndex((entry) =>
    eventsOf(entry).some((event) => event.type === 'paper.due' && event.paper === paper.id),
  );
  return sourceAfter(journal.slice(0, asked + 1), paper, rules);
}

/** The source of a paper that shows the dossier as the journal leaves it. */
function sourceAfter(
  journal: JournalEntry[],
  paper: { id: string; form: FormId },
  rules: PaperRules,
): PaperSource {
  const dossier = foldJournal(journal);
  const entry = journal.at(-1);
  if (dossier === undefined || entry === undefined) throw new Error(`nothing asks for ${paper.id}`);
  const drafted = draftedIn(journal);
  const set = formSetAt(localDate(receiptOf(dossier) ?? entry.at));
  return { ...rules, id: paper.id, dossier, journal, entry, drafted, set, form: formOf(set, paper.form) };
}

/** What the applicant handed in, which every journal begins with. */
export function draftedIn(journal: JournalEntry[]): Drafted {
  const [first] = journal.slice(0, 1).flatMap(eventsOf);
  if (first?.type !== 'dossier.drafted') throw new Error('the journal does not begin with a draft');
  return first;
}

export const clockOf = (dossier: Dossier): LegalClock | undefined =>
  'clock' in dossier ? dossier.clock : undefined;

/** Whoever signed the letter that the act ends with, if it is one that somebody drafted. */
export const signerOf = ({ entry }: PaperSource): SignedAs | undefined =>
  eventsOf(entry).find((event) => event.type === 'letter.approved')?.signer;

/** The event of this kind in the act that asks for the paper; throws where there is none. */
export function eventIn<T extends DossierEvent['type']>(
  { entry, id }: PaperSource,
  type: T,
): Extract<DossierEvent, { type: T }> {
  const found = eventsOf(entry).find(
    (event): event is Extract<DossierEvent, { type: T }> => event.type === type,
  );
  if (found === undefined) throw new Error(`no ${type} asks for ${id}`);
  return found;
}

/** An officer's name as the directory had it on the day of the act; the identifier of whom it does not know. */
export const officerName = ({ officers, entry }: PaperSource, id: string): string =>
  officersOn(officers, localDate(entry.at)).find((one) => one.id === id)?.name ?? id;

/** The unit that issues a paper: the desk that received for another unit, while the dossier was there. */
export function issuerOf({
  dossier: { unit, receivedBy },
  journal,
}: Pick<PaperSource, 'dossier' | 'journal'>) {
  const opened = journal.slice(0, -1).flatMap(eventsOf);
  const last = opened.findLast((event) => event.type === 'task.opened');
  return receivedBy !== undefined && last?.task.unit === receivedBy ? receivedBy : unit;
}

export const unitOf = (units: Unit[], id: string): Unit | undefined => units.find((unit) => unit.id === id);

/** The applicant's identifier as the set of forms lets it stand on paper. */
export function identifierOf({ identifier }: Person, set: FormSet): string {
  if (identifier === undefined) return '';
  return set.identifier === 'full'
    ? identifier
    : `${'*'.repeat(identifier.length - 3)}${identifier.slice(-3)}`;
}
