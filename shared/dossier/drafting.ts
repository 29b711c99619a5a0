import type { DossierFile } from '#shared/file/file.ts';
import { ok } from '#shared/kernel/result.ts';
import { checkForm } from '#shared/procedure/form.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { actsForApplicant, mayWork } from '#shared/unit/rights.ts';
import { checkFiles } from './check-files.ts';
import type { DossierCommand, DraftDossier } from './commands.ts';
import { type Dossier, type Draft, isOpen } from './dossier.ts';
import type { DossierEvent } from './events.ts';
import { type Decision, type Facts, hoursLater } from './facts.ts';
import { refuse } from './refusal.ts';
import { endSupplement } from './supplementing.ts';
import { openTask } from './tasks.ts';

/** The first act: nothing exists yet. The automatic check of completeness (NĐ 45/2020 Điều 11) is done here. */
export function decideDraft(command: DraftDossier, facts: Facts): Decision {
  const { procedure, by, at } = facts;
  if (!procedure.channels.includes(command.channel)) return refuse('channel-closed');
  const findings = [
    ...checkForm(procedure.form, command.form),
    ...checkFiles(procedure, command.files, (component) => component.required),
  ];
  if (findings.length > 0) return refuse('incomplete', findings);

  const drafted: DossierEvent = {
    type: 'dossier.drafted',
    procedure: { code: procedure.code, version: procedure.version },
    unit: command.unit,
    owner: { kind: by.kind === 'officer' ? 'officer' : 'portal', id: by.id },
    channel: command.channel,
    applicant: command.applicant,
    ...(command.submitter && { submitter: command.submitter }),
    form: command.form,
    expiresAt: hoursLater(at, procedure.waits.draftHours),
  };
  if (command.files.length === 0) return ok([drafted, ...submitted(command.unit, facts)]);
  return ok([drafted, { type: 'files.declared', purpose: 'component', files: command.files }]);
}

const submitted = (unit: string, facts: Facts): DossierEvent[] => {
  const [first] = facts.procedure.steps;
  if (first === undefined) throw new Error(`procedure ${facts.procedure.code} has no step`);
  return [{ type: 'dossier.submitted' }, openTask(first.id, 1, unit, facts)];
};

/** The bytes of a file arrived and were looked at; the last one that was missing carries the dossier on. */
export function decideInspection(
  dossier: Dossier,
  command: DossierCommand & { type: 'inspect' },
  facts: Facts,
): Decision {
  const file = dossier.files.find(({ id }) => id === command.file);
  if (file === undefined) return refuse('unknown-file');
  if (file.state !== 'missing') return refuse('file-settled');
  if ('closedAt' in dossier) return refuse('dossier-closed');
  if (command.problem !== undefined) {
    return ok([{ type: 'file.rejected', file: file.id, problem: command.problem }]);
  }
  const accepted: DossierEvent = {
    type: 'file.accepted',
    file: file.id,
    ...(command.pages !== undefined && { pages: command.pages }),
  };
  const waiting = dossier.files.some(
    (other) => other.id !== file.id && other.state !== 'accepted' && isCurrent(other),
  );
  if (waiting || file.purpose === 'result') return ok([accepted]);
  if (dossier.status === 'draft') return ok([accepted, ...submitted(dossier.unit, facts)]);
  if (dossier.status === 'awaiting-supplement')
    return ok([accepted, endSupplement(dossier, 'received', facts)]);
  return ok([accepted]);
}

const isCurrent = (file: Draft['files'][number]) => file.purpose !== 'result';

/** A file that failed, or whose upload target expired, is declared anew in its place. */
export function decideReplacement(
  dossier: Dossier,
  command: DossierCommand & { type: 'replace-file' },
  facts: Facts,
): Decision {
  const old = dossier.files.find(({ id }) => id === command.file);
  if (old === undefined) return refuse('unknown-file');
  if (!mayReplace(dossier, old, facts.by)) return refuse('wrong-role');
  if (old.state === 'accepted') return refuse('file-settled');
  const replacement = { ...command.by, ...(old.component !== undefined && { component: old.component }) };
  const findings = old.purpose === 'result' ? [] : checkFiles(facts.procedure, [replacement], () => false);
  if (findings.length > 0) return refuse('incomplete', findings);
  return ok([{ type: 'file.replaced', file: old.id, by: replacement }]);
}

/** A paper is the applicant's, a result the officer's whose task it is. */
const mayReplace = (dossier: Dossier, { purpose }: DossierFile, by: Caller) =>
  purpose === 'result'
    ? by.kind === 'officer' && isOpen(dossier) && mayWork(by, dossier.task)
    : actsForApplicant(by);
