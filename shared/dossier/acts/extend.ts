import { isOverdue } from '#shared/calendar/due.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Extension } from '#shared/procedure/extension.ts';
import type { Officer } from '#shared/unit/caller.ts';
import type { Extend } from '../commands.ts';
import { hasClock, type LegalClock, type Open } from '../dossier.ts';
import type { Decision, Facts } from '../facts.ts';
import { legalDue } from '../legal-due.ts';
import { type RefusalCode, refuse } from '../refusal.ts';
import { openableFile } from '../visible.ts';
import { appointmentAt } from './apologise.ts';
import { isDecided } from './issue-result.ts';
import { isAwaiting } from './supplement.ts';

/**
 * The limit itself is made longer on a ground that its law names, while it still runs. It is no new appointment: no
 * apology is due or used up, and whatever is counted again later is counted with it.
 */
export function extend(dossier: Open, command: Extend, officer: Officer, facts: Facts): Decision {
  if (!hasClock(dossier)) return refuse('not-accepted');
  if (isAwaiting(dossier)) return refuse('awaiting-supplement');
  if (isDecided(dossier)) return refuse('already-resolved');
  const { clock } = dossier;
  const ground = facts.procedure.extensions?.find(({ id }) => id === command.ground);
  if (ground === undefined) return refuse('unknown-ground');
  const obstacle =
    obstacleToExtend(clock, ground, facts) ?? obstacleOfLength(dossier, command, ground, officer);
  if (obstacle !== undefined) return refuse(obstacle);
  const { limit, reason, agreement } = command;
  const extension = { limit, reason, basis: ground.basis };
  const { at, by } = facts;
  const added = { ...extension, at, by: by.id, ground: ground.id, before: clock.dueAt, dueAt: clock.dueAt };
  const dueAt = appointmentAt({ ...clock, extensions: [...(clock.extensions ?? []), added] }, facts);
  return ok([
    {
      type: 'dossier.extended',
      ground: ground.id,
      ...extension,
      ...(agreement !== undefined && { agreement }),
      before: clock.dueAt,
      dueAt,
      countedBy: facts.calendar.version,
    },
  ]);
}

/** What has run out is late, and is apologised for. */
function obstacleToExtend(clock: LegalClock, { id, most }: Extension, facts: Facts): RefusalCode | undefined {
  const used = (clock.extensions ?? []).filter(({ ground }) => ground === id).length;
  if (most !== undefined && used >= most) return 'extension-used';
  return isOverdue(legalDue(clock, facts), facts.at) ? 'limit-passed' : undefined;
}

/** More than the law gives by itself needs the applicant's written agreement, where the law knows of one. */
function obstacleOfLength(
  dossier: Open,
  { limit, agreement }: Extend,
  { limit: most, agreement: mayAgree }: Extension,
  officer: Officer,
): RefusalCode | undefined {
  const isAgreed =
    agreement !== undefined && openableFile(dossier, officer, agreement)?.purpose === 'agreement';
  if (agreement !== undefined && !isAgreed) return 'agreement-not-ready';
  if (most === undefined || (limit.unit === most.unit && limit.value <= most.value)) return undefined;
  return mayAgree === true && isAgreed ? undefined : 'extension-too-long';
}
