import { ok } from '#shared/kernel/result.ts';
import { hasSignature } from '#shared/procedure/four-eyes.ts';
import type { Officer } from '#shared/unit/caller.ts';
import { signingAs } from '#shared/unit/signing.ts';
import type { Complete, DossierCommand } from '../commands.ts';
import { type Closed, type Dossier, hasClock, type Open } from '../dossier.ts';
import type { DossierEvent } from '../events.ts';
import type { Decision, Facts } from '../facts.ts';
import { type RefusalCode, refuse } from '../refusal.ts';

/** Whether the result is there, or being made: nothing more is decided about it. */
export const isDecided = (dossier: Open) => dossier.status === 'resolved' || dossier.ordered !== undefined;

const obstacleToResult = (dossier: Open): RefusalCode | undefined => {
  if (isDecided(dossier)) return 'already-resolved';
  return hasClock(dossier) ? undefined : 'not-accepted';
};

/** The leader signs: the file that was drafted, or what the journal says up to here. */
export function sign(dossier: Open, { result }: Complete, officer: Officer, facts: Facts): Decision {
  const obstacle = obstacleToResult(dossier);
  if (obstacle !== undefined) return refuse(obstacle);
  const signer = signingAs(facts.officers ?? [], officer.id, facts.at);
  if (signer === undefined) return refuse('may-not-sign');
  const signed = { type: 'result.signed', over: dossier.head, signer } as const;
  if (result === undefined) return ok([signed]);
  const file = fileOf(dossier, result);
  return file.ok ? ok([{ ...signed, file: result }]) : file;
}

/** The result is numbered and given out: a file, or what the procedure's template makes of the dossier. */
export function issue(dossier: Open, { result }: Complete, facts: Facts): Decision {
  const obstacle = obstacleToResult(dossier);
  if (obstacle !== undefined) return refuse(obstacle);
  const { steps, result: kind } = facts.procedure;
  if (hasSignature(steps) && dossier.signed === undefined) return refuse('not-signed');
  if (dossier.corrects !== undefined && result !== undefined) return refuse('not-correctable');
  const taken = dossier.numbered ?? facts.number;
  const number = taken !== undefined && { number: taken };
  if (result === undefined && kind.template !== undefined) {
    return ok([{ type: 'result.ordered', template: kind.template, ...number }]);
  }
  const file = fileOf(dossier, result);
  return file.ok ? ok([{ type: 'result.issued', file: file.value, ...number }]) : file;
}

function fileOf({ files }: Open, result: string | undefined) {
  const file = files.find(({ id, purpose }) => id === result && purpose === 'result');
  if (file === undefined) return refuse('result-required');
  return file.state === 'accepted' ? ok(file.id) : refuse('result-not-ready');
}

/** The result that was ordered has been made. Where no officer is asked, that closes the dossier. */
export function recordResult(
  dossier: Exclude<Dossier, Closed>,
  { file, pages, token, printed }: DossierCommand & { type: 'record-result' },
): Decision {
  if ('result' in dossier && dossier.result !== undefined) {
    return dossier.result.fileId === file.id ? ok([]) : refuse('already-resolved');
  }
  if (!('ordered' in dossier) || dossier.ordered === undefined) return refuse('result-not-ordered');
  const { numbered: number } = dossier;
  const recorded: DossierEvent[] = [
    { type: 'files.declared', purpose: 'result', files: [file] },
    { type: 'file.accepted', file: file.id, ...(pages !== undefined && { pages }) },
    {
      type: 'result.issued',
      file: file.id,
      token,
      ...(printed !== undefined && { printed }),
      ...(number !== undefined && { number }),
    },
  ];
  if (dossier.status !== 'answering') return ok(recorded);
  return ok([...recorded, { type: 'dossier.closed', as: 'returned' }]);
}
