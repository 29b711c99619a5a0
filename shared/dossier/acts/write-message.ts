import { ok } from '#shared/kernel/result.ts';
import type { Officer } from '#shared/unit/caller.ts';
import { isAtTheDesk, isOutside, mayWork, seesWhole } from '#shared/unit/rights.ts';
import type { WriteMessage } from '../commands.ts';
import { type Dossier, isClosed, isOpen } from '../dossier.ts';
import type { Decision, Facts } from '../facts.ts';
import { refuse } from '../refusal.ts';

/** Maximum messages of one side; their places are kept in the dossier's state, which has to stay a small item. */
export const maxMessages = 100;

/**
 * The unit and the applicant write to each other. No due time moves by it, and after the closing nobody writes: the
 * record is sealed then. Only the unit marks that it awaits an answer, or that it no longer does.
 */
export function writeMessage(
  dossier: Dossier,
  { text, awaitsAnswer }: WriteMessage,
  { by }: Pick<Facts, 'by'>,
): Decision {
  if (isClosed(dossier)) return refuse('dossier-closed');
  if (dossier.status === 'draft') return refuse('not-submitted');
  const from = isOutside(by) ? 'applicant' : 'unit';
  if (from === 'applicant' ? awaitsAnswer !== undefined : by.kind !== 'officer' || !mayWrite(by, dossier))
    return refuse('wrong-role');
  if ((dossier.conversation?.[from].length ?? 0) >= maxMessages) return refuse('too-many-messages');
  return ok([{ type: 'message.sent', from, text, ...(awaitsAnswer !== undefined && { awaitsAnswer }) }]);
}

/** A desk or a leader of the unit, or an officer with the role of the open task. */
const mayWrite = (officer: Officer, dossier: Dossier) =>
  isAtTheDesk(officer, dossier) ||
  (seesWhole(officer, dossier) && officer.roles.includes('leader')) ||
  (isOpen(dossier) && mayWork(officer, dossier.task));
