import { formSetAt, printable } from '#shared/form/form-sets.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import { ok } from '#shared/kernel/result.ts';
import { localDate } from '#shared/kernel/time.ts';
import { acceptedAt, type Closed, type Dossier, type DuePaper, isSealed } from '../dossier.ts';
import type { DossierEvent, PaperFile } from '../events.ts';
import type { Decision, Facts } from '../facts.ts';
import { rulesOf } from '../one-stop-rules.ts';
import { refuse } from '../refusal.ts';

/** What the act meets: of the first act of a dossier, nothing has happened yet. */
type Before = Pick<Dossier, 'version' | 'wantsReceipt' | 'papers'> & { status?: Dossier['status'] };

/** Adds to what was decided the official papers that it makes due. They are printed later: nobody waits for them. */
export function withPapers(dossier: Dossier, decision: Decision, facts: Facts): Decision {
  if (!decision.ok) return decision;
  const due = papersDue(dossier, decision.value, facts, receiptOf(dossier));
  return due.length === 0 ? decision : ok([...decision.value, ...due]);
}

/** The papers that these events make due, by the forms in force when the dossier was received. */
export function papersDue(
  before: Before,
  events: DossierEvent[],
  facts: Facts,
  received = facts.at,
): DossierEvent[] {
  if (facts.procedure.papers === false) return [];
  const asked = formsFor(events, localDate(received));
  const forms = asked.filter((form) => form !== 'receipt' || needsReceipt(before, facts));
  if (isLate(before, events)) forms.push('receipt');
  return forms.map((form) => ({ type: 'paper.due', paper: `${form}-${before.version + 1}`, form }));
}

/** Whether the applicant gets a receipt: not where the result is given at once, unless it is asked for. */
function needsReceipt({ wantsReceipt }: Before, { procedure, rules, at }: Facts): boolean {
  const atOnce = procedure.atOnce !== undefined || procedure.steps[0]?.automatic === true;
  return !atOnce || wantsReceipt === true || rulesOf({ rules, at }).receiptAtOnce.drawnUp === 'always';
}

/** The automatic answer did not come: an officer gives the result later, by the appointment. */
const isLate = ({ status, papers = [] }: Before, events: DossierEvent[]) =>
  status === 'answering' &&
  events.some(({ type }) => type === 'task.opened') &&
  papers.every(({ form }) => form !== 'receipt');

/** The forms that these events ask for. */
const formsFor = (events: DossierEvent[], date: string) =>
  printable(formSetAt(date)).flatMap(({ id, on }) =>
    on.some(({ event, as }) =>
      events.some((one) => one.type === event && (as === undefined || ('as' in one && one.as === as))),
    )
      ? [id]
      : [],
  );

/** The day of receipt: of acceptance, or of submission before that. */
export function receiptOf(dossier: Dossier): string | undefined {
  const clock = 'clock' in dossier ? dossier.clock : undefined;
  if (clock !== undefined) return acceptedAt(clock);
  return 'submittedAt' in dossier ? dossier.submittedAt : undefined;
}

/** Papers that are due and not printed yet. */
export const pendingPapers = ({ papers = [], files }: Pick<Dossier, 'papers' | 'files'>): DuePaper[] =>
  papers.filter(({ id }) => files.every((file) => file.id !== id));

/** What makes an entry of the journal the printer's business. */
const toPrint: ReadonlySet<string> = new Set(['paper.due', 'result.ordered']);

export const asksForPrint = ({ events }: Pick<JournalEntry, 'events'>) =>
  events.some(({ type }) => toPrint.has(type));

/** A paper was printed and stored; a closed dossier takes it too, until it is sealed. */
export function recordPaper(dossier: Dossier, file: PaperFile): Decision {
  if (pendingPapers(dossier).every(({ id }) => id !== file.id)) return refuse('unknown-file');
  return isSealed(dossier) ? refuse('already-sealed') : ok([{ type: 'paper.recorded', file }]);
}

type PaperEvent = Extract<DossierEvent, { type: 'paper.due' | 'paper.recorded' }>;

/** Folds what happened to the dossier's papers. */
export function evolvePapers<T extends Exclude<Dossier, Closed> | Closed>(dossier: T, event: PaperEvent): T {
  if (event.type === 'paper.due') {
    const { paper: id, form } = event;
    return { ...dossier, papers: [...(dossier.papers ?? []), { id, form }] };
  }
  const { number, ...bare } = event.file;
  const file = { ...bare, purpose: 'paper' as const, state: 'accepted' as const };
  const files = [...dossier.files, file];
  if (number === undefined) return { ...dossier, files };
  const papers = dossier.papers?.map((paper) => (paper.id === bare.id ? { ...paper, number } : paper));
  return { ...dossier, files, ...(papers && { papers }) };
}
