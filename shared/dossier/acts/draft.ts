import { checkReliefs } from '#shared/fee/relief.ts';
import { checkParts } from '#shared/file/check-parts.ts';
import type { Finding } from '#shared/kernel/finding.ts';
import { ok } from '#shared/kernel/result.ts';
import { localDate } from '#shared/kernel/time.ts';
import { checkCase } from '#shared/procedure/applied.ts';
import { checkAnswers, checkEligible } from '#shared/procedure/eligibility.ts';
import { checkForm } from '#shared/procedure/form/form.ts';
import { checkSources, withSources } from '#shared/reuse/offers.ts';
import { checkAuthority } from '#shared/unit/authority.ts';
import { checkBirth } from '#shared/unit/person.ts';
import { checkApplicant } from '../applicant.ts';
import type { DraftDossier } from '../commands.ts';
import { isCorrectable } from '../correction/correction.ts';
import type { Drafted } from '../events.ts';
import { type Decision, type Facts, hoursLater } from '../facts.ts';
import { rulesOf } from '../one-stop-rules.ts';
import { refuse } from '../refusal.ts';
import { checkFiles } from './files/check-files.ts';
import { withFees } from './money/follow-money.ts';
import { papersDue } from './record-paper.ts';
import { submit } from './submit.ts';

/** The first act: nothing exists yet. The automatic check of completeness (NĐ 45/2020 Điều 11) is done here. */
export function decideDraft(command: DraftDossier, facts: Facts): Decision {
  const { procedure, kept = [] } = facts;
  if (procedure.listing?.state === 'repealed') return refuse('procedure-repealed');
  if (!procedure.channels.includes(command.channel)) return refuse('channel-closed');
  if (command.corrects !== undefined && !isCorrectable(procedure)) return refuse('not-correctable');
  const barred = checkEligible(procedure, command);
  if (barred.length > 0) return refuse('not-eligible', barred);
  const findings = missingIn(command, facts);
  if (findings.length > 0) return refuse('incomplete', findings);

  const drafted = draftedFrom(command, facts);
  const { reliefs } = command;
  if (command.files.length === 0) {
    const events = withFees(drafted, submit(command, facts), facts, reliefs);
    return ok([...events, ...papersDue({ ...drafted, version: 0 }, events, facts)]);
  }
  const files = withSources(command.files, kept);
  return ok(withFees(drafted, [{ type: 'files.declared', purpose: 'component', files }], facts, reliefs));
}

/** What is written down of a submission. */
function draftedFrom(command: DraftDossier, { procedure, by, at }: Facts): Drafted {
  return {
    type: 'dossier.drafted',
    procedure: { code: procedure.code, version: procedure.version },
    unit: command.unit,
    ...(command.receivedBy !== undefined && { receivedBy: command.receivedBy }),
    owner: { kind: by.kind === 'officer' ? 'officer' : 'portal', id: by.id },
    channel: command.channel,
    ...(command.case !== undefined && { case: command.case }),
    applicant: command.applicant,
    ...(command.submitter && { submitter: command.submitter }),
    ...(command.authority && { authority: command.authority }),
    ...(command.answers && { answers: command.answers }),
    form: command.form,
    ...(command.delivery && { delivery: command.delivery }),
    ...(command.posted && { posted: command.posted }),
    ...(command.corrects && { corrects: command.corrects }),
    ...(command.keepPapers && { keepPapers: true as const }),
    ...(command.wantsReceipt && { wantsReceipt: true as const }),
    expiresAt: hoursLater(at, procedure.waits.draftHours),
  };
}

/** All that a submission lacks, at once. */
function missingIn(
  command: DraftDossier,
  { procedure, at, rules, kept = [], batches = [] }: Facts,
): Finding[] {
  return [
    ...checkCase(procedure, command.case),
    ...checkAnswers(procedure, command),
    ...checkApplicant(procedure, command.applicant),
    ...checkBirth('/applicant', command.applicant, at),
    ...checkAuthority(command, rulesOf({ rules, at }).authority),
    ...checkBirth('/submitter', command.submitter, at),
    ...checkForm(procedure.form, command.form, localDate(at)),
    ...checkFiles(procedure, command.files, (component) => component.required),
    ...checkReliefs(command.reliefs ?? []),
    ...checkSources(procedure, command.files, kept),
    ...checkParts(command.files, batches),
  ];
}
