import { ok } from '#shared/kernel/result.ts';
import type { Officer } from '#shared/unit/caller.ts';
import { mayAssign } from '#shared/unit/rights.ts';
import { signingAs } from '#shared/unit/signing.ts';
import type { Complete, DossierCommand } from '../commands.ts';
import type { Open } from '../dossier.ts';
import type { DossierEvent } from '../events.ts';
import type { Decision, Facts } from '../facts.ts';
import type { DraftedLetter, Letter } from '../letter.ts';
import { rulesOf } from '../one-stop-rules.ts';
import { refuse } from '../refusal.ts';
import { reappoint } from './apologise.ts';
import { cancelPending } from './consult.ts';
import { isDecided } from './issue-result.ts';

type DecideLetter = Extract<DossierCommand, { type: 'decide-letter' }>;
type Ending = Extract<Letter, { outcome: string }>;

/**
 * One officer drafts what another one signs (Nghị định 61/2018, Điều 19): nothing is promised or ended by it yet. What
 * would be refused when it is signed is refused now.
 */
export function draftLetter(dossier: Open, letter: Letter, facts: Facts): Decision {
  if (dossier.letter !== undefined) return refuse('letter-open');
  const effect = effectOf(dossier, letter, facts);
  return effect.ok ? ok([{ type: 'letter.drafted', letter }]) : effect;
}

/** The letter is signed, which makes it happen; or it is declined, or taken back by whoever drafted it. */
export function decideLetter(dossier: Open, command: DecideLetter, officer: Officer, facts: Facts): Decision {
  const { letter: drafted } = dossier;
  const own = drafted !== undefined && isOwn(drafted, officer);
  if (!own && !mayAssign(officer, dossier.task)) return refuse('wrong-role');
  if (drafted === undefined) return refuse('no-letter');
  if (command.approved) return own ? refuse('own-work') : sign(dossier, drafted.letter, officer, facts);
  const { reason } = command;
  if (reason === undefined && !own) return refuse('reason-required');
  return ok([{ type: 'letter.declined', ...(reason !== undefined && { reason }) }]);
}

/** Whoever stands in for the drafter signs neither. */
const isOwn = ({ by }: DraftedLetter, officer: Officer) => by === officer.id || by === officer.for;

function sign(dossier: Open, letter: Letter, officer: Officer, facts: Facts): Decision {
  const signer = signingAs(facts.officers ?? [], officer.id, facts.at, rulesOf(facts).signers[letter.kind]);
  if (signer === undefined) return refuse('may-not-sign');
  const effect = effectOf(dossier, letter, facts);
  if (!effect.ok) return effect;
  return ok([{ type: 'letter.approved', kind: letter.kind, signer }, ...effect.value]);
}

const effectOf = (dossier: Open, letter: Letter, facts: Facts): Decision =>
  letter.kind === 'apology' ? reappoint(dossier, letter, facts) : end(dossier, letter);

function end(dossier: Open, { kind, outcome, withoutAnswers, ...said }: Ending): Decision {
  if (isDecided(dossier)) return refuse('already-resolved');
  const { no, step } = dossier.task;
  const closed = endUnresolved(kind === 'stop' ? 'stopped' : 'refused', said);
  if (!closed.ok) return closed;
  const completed: DossierEvent = { type: 'task.completed', no, step, outcome, note: said.reason };
  return ok([...cancelPending(dossier, withoutAnswers), completed, ...closed.value]);
}

/** An applicant who gets no result is told why: the legal basis of the stop, or the competent agency. */
export function endUnresolved(
  as: 'refused' | 'stopped',
  { reason, basis, guidance }: Pick<Complete, 'reason' | 'basis' | 'guidance'>,
): Decision {
  if (reason === undefined) return refuse('reason-required');
  if (as === 'stopped' && basis === undefined) return refuse('basis-required');
  return ok([
    {
      type: 'dossier.closed',
      as,
      reason,
      ...(basis !== undefined && { basis }),
      ...(guidance !== undefined && { guidance }),
    },
  ]);
}
