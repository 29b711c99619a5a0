import type { DossierFile } from '#shared/file/file.ts';
import { ok } from '#shared/kernel/result.ts';
import type { DossierCommand } from '../commands.ts';
import { type Closed, type Dossier, isOpen } from '../dossier.ts';
import type { DossierEvent } from '../events.ts';
import type { Decision, Facts } from '../facts.ts';
import { refuse } from '../refusal.ts';
import { cancelPending } from './consult.ts';
import { checkPapers } from './files/check-files.ts';
import { clockAfterPause, isAwaiting } from './supplement.ts';

type Current = Exclude<Dossier, Closed>;

/** The applicant wants the dossier back: at once, or as soon as the written request has arrived. */
export function decideWithdrawal(
  dossier: Current,
  { reason, file }: DossierCommand & { type: 'withdraw' },
  facts: Facts,
): Decision {
  if (file === undefined) return ok(withdraw(dossier, { reason }, facts));
  if (!isOpen(dossier)) return refuse('not-submitted');
  const findings = checkPapers([file]).map((one) => ({
    ...one,
    pointer: one.pointer.replace('/files/0', '/file'),
  }));
  if (findings.length > 0) return refuse('incomplete', findings);
  return ok([
    { type: 'withdrawal.announced', reason, file: file.id },
    { type: 'files.declared', purpose: 'request', files: [file] },
  ]);
}

/** What the arrival of a written request brings. */
export function withdrawal(dossier: Current, { id }: DossierFile, facts: Facts): DossierEvent[] {
  const announced = isOpen(dossier) ? dossier.withdrawal : undefined;
  return announced?.file === id ? withdraw(dossier, { reason: announced.reason, request: id }, facts) : [];
}

function withdraw(dossier: Current, why: { reason: string; request?: string }, facts: Facts): DossierEvent[] {
  const moved = isOpen(dossier) && isAwaiting(dossier) ? clockAfterPause(dossier.clock, facts) : undefined;
  const cancelled = isOpen(dossier) ? cancelPending(dossier) : [];
  return [...cancelled, { type: 'dossier.closed', as: 'withdrawn', ...why, ...moved }];
}
