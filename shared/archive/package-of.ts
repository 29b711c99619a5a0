import type { Closed } from '#shared/dossier/dossier.ts';
import type { Facts } from '#shared/dossier/facts.ts';
import { applicationIn, draftedIn } from '#shared/dossier/journal/application.ts';
import { eventsOf } from '#shared/dossier/journal/replay.ts';
import { shownDue } from '#shared/dossier/legal-due.ts';
import { statusNames } from '#shared/dossier/status/status-names.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import type { Text } from '#shared/kernel/text.ts';
import type { AppliedRetention } from '#shared/procedure/retention/retention.ts';
import type { OfficerRecord } from '#shared/unit/officer.ts';
import type { Unit } from '#shared/unit/unit.ts';
import { clockWords } from './clock-words.ts';
import { derivedFrom, fileOf } from './files-of.ts';
import { namesOf } from './names-of.ts';
import { PackageInput } from './package-input.ts';
import { peopleOf } from './people-of.ts';

export type Sealing = {
  dossier: Closed;
  journal: JournalEntry[];
  rules: Pick<Facts, 'procedure' | 'calendar'>;
  retention: AppliedRetention;
  units: Unit[];
  /** Of the units whose people acted. */
  officers: OfficerRecord[];
};

/** Everything that the package of a closed dossier is made of. */
export function packageOf({ dossier, journal, rules, retention, units, officers }: Sealing): PackageInput {
  const { code, procedure, unit, receivedBy, applicantName, channel, status, clock, closedAt } = dossier;
  const history = journal.flatMap((entry) =>
    eventsOf(entry).map((event) => ({ event, at: entry.at, by: entry.by })),
  );
  const drafted = draftedIn(journal);
  const unitName = nameOfUnit(units, unit);
  const accepted = dossier.files.filter(({ state }) => state === 'accepted');
  return PackageInput.parse({
    dossier: {
      code,
      procedure: { ...procedure, name: rules.procedure.name },
      unit: { id: unit, name: unitName },
      ...(receivedBy !== undefined && {
        receivedBy: { id: receivedBy, name: nameOfUnit(units, receivedBy) },
      }),
      applicantName,
      ...(drafted.submitter && { submitterName: drafted.submitter.name }),
      channel,
      status,
      ...(dossier.submittedAt !== undefined && { submittedAt: dossier.submittedAt }),
      ...(clock && {
        receivedAt: clock.receivedAt,
        dueAt: clock.dueAt,
        clock: [shownDue(clock, rules).text, ...clockWords(journal)],
      }),
      closedAt,
      outcome: outcomeOf(dossier),
      applicant: drafted.applicant,
      form: applicationIn(journal).form,
    },
    journal,
    files: accepted.map((file) => fileOf(file, rules.procedure, history)),
    derivatives: accepted.flatMap((file) => derivedFrom(file, history)),
    retention,
    source: nameOfUnit(units, unit.split('.')[0] ?? unit) ?? unitName,
    names: { ...namesOf(rules.procedure, units), people: peopleOf(journal, officers) },
  });
}

/** What a unit is called; by its identifier where it is not known any more. */
export const nameOfUnit = (units: Unit[], id: string): Text =>
  units.find((unit) => unit.id === id)?.name ?? { vi: id, en: id };

function outcomeOf({ status, reason }: Closed): Text {
  const name = statusNames[status];
  return reason === undefined ? name : { vi: `${name.vi}: ${reason}`, en: `${name.en}: ${reason}` };
}
