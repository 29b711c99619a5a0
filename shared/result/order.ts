import type { Dossier } from '#shared/dossier/dossier.ts';
import type { Drafted } from '#shared/dossier/events.ts';
import { eventsOf, foldJournal } from '#shared/dossier/journal/replay.ts';
import type { ResultNumber } from '#shared/dossier/result.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import { localDate } from '#shared/kernel/time.ts';
import { draftedIn } from '#shared/paper/source.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import { type OfficerRecord, officersOn } from '#shared/unit/officer.ts';
import type { SigningPower } from '#shared/unit/signing-power.ts';
import type { Unit } from '#shared/unit/unit.ts';
import { type ResultTemplate, templateAt } from './template.ts';
import type { ResultToken } from './token.ts';
import { validUntil } from './validity.ts';

/** Who signed a result, and in which capacity, which early journals do not say. */
type ResultSigner = { name: string; power?: SigningPower };

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
  /** Who signed it; none where no officer was asked. */
  signed: ResultSigner | undefined;
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
    signed: signerOf(dossier, officersOn(officers, localDate(at))),
    token,
    verifyAt,
  };
}

/** The officer as the signature names him; where it names nobody, as the directory has him on the day of issue. */
function signerOf(dossier: Dossier, officers: OfficerRecord[]): ResultSigner | undefined {
  const signature = 'signed' in dossier ? dossier.signed : undefined;
  if (signature?.as !== undefined) return signature.as;
  const found = officers.find(({ id }) => id === signature?.by);
  return found && { name: found.name };
}
