import type { DossierFile } from '#shared/file/file.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { actsForApplicant, mayAnswer } from '#shared/unit/rights.ts';
import type { DossierCommand } from '../../commands.ts';
import { isOn, pendingIn } from '../../consultation.ts';
import { type Closed, type Dossier, isClosed, isOpen } from '../../dossier.ts';
import type { Decision, Facts } from '../../facts.ts';
import { type RefusalCode, refuse } from '../../refusal.ts';
import { visibleFile } from '../../visible.ts';
import { obstacleToWork } from '../work-on-task.ts';
import { checkFiles, checkPapers, ofOfficers } from './check-files.ts';
import { isOfApplication } from './inspect-file.ts';

type Current = Exclude<Dossier, Closed>;

/** A file that failed, or whose upload target expired, is replaced by a newly declared one. */
export function decideReplacement(
  dossier: Current,
  command: DossierCommand & { type: 'replace-file' },
  facts: Facts,
): Decision {
  const old = visibleFile(dossier, facts.by, command.file);
  if (old === undefined) return refuse('unknown-file');
  const refused = obstacleToReplace(dossier, old, facts.by);
  if (refused !== undefined) return refuse(refused);
  const replacement = { ...command.by, ...(old.component !== undefined && { component: old.component }) };
  const findings = isOfApplication(old)
    ? checkFiles(facts.procedure, [replacement], () => false)
    : checkPapers([replacement]);
  if (findings.length === 0) return ok([{ type: 'file.replaced', file: old.id, by: replacement }]);
  // The caller sent this one file, not a list.
  const own = findings.map(({ pointer, ...rest }) => ({ ...rest, pointer: pointer.replace('/files/0', '') }));
  return refuse('incomplete', own);
}

/** Why the caller may not send the bytes of a file; an inspected file is sent again only under a new id. */
export function obstacleToUpload(dossier: Dossier, file: DossierFile, by: Caller): RefusalCode | undefined {
  if (isClosed(dossier)) return 'dossier-closed';
  return obstacleToReplace(dossier, file, by) ?? (file.state === 'missing' ? undefined : 'file-settled');
}

/** What officers bring is theirs; everything else comes from the applicant. */
function obstacleToReplace(dossier: Current, old: DossierFile, by: Caller): RefusalCode | undefined {
  const obstacle = ofOfficers.has(old.purpose)
    ? whyNotOfficer(dossier, old, by)
    : actsForApplicant(by, dossier)
      ? undefined
      : 'wrong-role';
  return obstacle ?? (old.state === 'accepted' ? 'file-settled' : undefined);
}

function whyNotOfficer(dossier: Current, file: DossierFile, by: Caller): RefusalCode | undefined {
  if (by.kind !== 'officer' || !isOpen(dossier)) return 'wrong-role';
  if (file.purpose !== 'opinion') return obstacleToWork(dossier.task, by);
  const isOwn = pendingIn(dossier).some((asked) => isOn(asked, file) && mayAnswer(by, asked));
  return isOwn ? undefined : 'wrong-role';
}
