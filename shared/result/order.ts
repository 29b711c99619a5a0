import type { Drafted } from '#shared/dossier/events.ts';
import { eventsOf, foldJournal } from '#shared/dossier/journal/replay.ts';
import type { ResultNumber } from '#shared/dossier/result.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import { localDate } from '#shared/kernel/time.ts';
import { draftedIn } from '#shared/paper/source.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import { type OfficerRecord, officersOn } from '#shared/unit/officer.ts';
import type { Unit } from '#shared/unit/unit.ts';
import { type ResultTemplate, templateAt } from './template.ts';
import type { ResultToken } from './token.ts';
import { validUntil } from './validity.ts';

/** All that a result is made of: the dossier as it was when the result was ordered, and the rules of that day. */
export type ResultOrder = {
  code: string;
  /** The result's file: `result-7`, after the journal entry that orders it. */
  file: string;
  unit: string;
  at: string;
  drafted: Drafted;
  procedure: Procedure;
  units: Unit[];
  template: ResultTemplate;
  number: ResultNumber | undefined;
  /** The last day on which it is good. */
  until: string | undefined;
  /** The name of the leader who signed; none where no officer was asked. */
  signedBy: string | undefined;
  token: ResultToken;
  /** The address at which anybody checks it. */
  verifyAt: string;
};

/** The entry of the journal that orders a result: the last that does, since an order that fell back may come again. */
export const orderIn = (journal: JournalEntry[]) =>
  journal.findLast((entry) => eventsOf(entry).some(({ type }) => type === 'result.ordered'));

/** The name of the file that an order makes. */
export const fileOf = ({ seq }: Pick<JournalEntry, 'seq'>) => `result-${seq}`;

export type OrderRules = {
  procedure: Procedure;
  units: Unit[];
  templates: ResultTemplate[];
  officers: OfficerRecord[];
  token: ResultToken;
  verifyAt: string;
};

/** The order of a result, from the journal up to the entry that gives it; throws where its template is not published. */
export function orderOf(journal: JournalEntry[], entry: JournalEntry, rules: OrderRules): ResultOrder {
  const { procedure, units, templates, officers, token, verifyAt } = rules;
  const dossier = foldJournal(journal.slice(0, entry.seq));
  const ordered = eventsOf(entry).find((event) => event.type === 'result.ordered');
  if (dossier === undefined || ordered === undefined) throw new Error(`${entry.code} has ordered nothing`);
  const { at } = entry;
  const template = templateAt(templates, ordered.template, localDate(at));
  if (template === undefined) throw new Error(`the template ${ordered.template} is not published`);
  const leader = 'signed' in dossier ? dossier.signed?.by : undefined;
  return {
    code: dossier.code,
    file: fileOf(entry),
    unit: dossier.unit,
    at,
    drafted: draftedIn(journal),
    procedure,
    units,
    template,
    number: ordered.number,
    until: validUntil(template.validity, at),
    signedBy: officersOn(officers, localDate(at)).find(({ id }) => id === leader)?.name,
    token,
    verifyAt,
  };
}
