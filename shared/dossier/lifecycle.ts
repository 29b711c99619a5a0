import type { PaymentCommand } from '#shared/fee/payment-commands.ts';
import { ok } from '#shared/kernel/result.ts';
import { actsForApplicant } from '#shared/unit/rights.ts';
import { addNote } from './acts/add-note.ts';
import { decideConsultation } from './acts/consultation.ts';
import { decideInspection } from './acts/files/inspect-file.ts';
import { recordRecognition } from './acts/files/record-recognition.ts';
import { decideReplacement } from './acts/files/replace-file.ts';
import { recordResult } from './acts/issue-result.ts';
import { followMoney } from './acts/money/follow-money.ts';
import { decidePayment } from './acts/money/payment.ts';
import { decideDelivery } from './acts/record-delivery.ts';
import { recordPackage } from './acts/record-package.ts';
import { recordPaper, withPapers } from './acts/record-paper.ts';
import { redate } from './acts/redate.ts';
import { decideSupplement, isAwaiting } from './acts/supplement.ts';
import { wake } from './acts/wake.ts';
import { decideWithdrawal } from './acts/withdraw.ts';
import { decideWork } from './acts/work-on-task.ts';
import { writeMessage } from './acts/write-message.ts';
import type { DossierCommand } from './commands.ts';
import { type Closed, type Dossier, isClosed, isOpen } from './dossier.ts';
import type { Decision, Facts } from './facts.ts';
import { refuse } from './refusal.ts';

type Command<T extends DossierCommand['type']> = Extract<DossierCommand, { type: T }>;
type OfficersCommand = Exclude<Extract<DossierCommand, { task: number }>, PaymentCommand>;
type Current = Exclude<Dossier, Closed>;
type SystemCommand =
  | 'inspect'
  | 'wake'
  | 'redate'
  | 'record-paper'
  | 'record-recognition'
  | 'record-package'
  | 'record-result';

/**
 * Says what a command makes happen to a dossier, or why it may not. Pure: time, caller, procedure and calendar are
 * given. Who may see the dossier at all is asked before (`maySee`).
 */
export const decide = (dossier: Dossier, command: DossierCommand, facts: Facts): Decision =>
  withPapers(dossier, followMoney(dossier, decideAct(dossier, command, facts), facts), facts);

function decideAct(dossier: Dossier, command: DossierCommand, facts: Facts): Decision {
  switch (command.type) {
    case 'inspect':
    case 'wake':
    case 'redate':
    case 'record-paper':
    case 'record-recognition':
    case 'record-package':
    case 'record-result':
      return facts.by.kind === 'system' ? decideBySystem(dossier, command, facts) : refuse('wrong-role');
    case 'add-note':
      return addNote(dossier, command, facts);
    case 'write-message':
      return writeMessage(dossier, command, facts);
    case 'record-delivery':
      return decideDelivery(dossier, command, facts);
    case 'request-payment':
    case 'record-payment':
    case 'cancel-payment':
    case 'issue-receipt':
    case 'request-refund':
    case 'decide-refund':
    case 'record-refund':
      return decidePayment(dossier, command, facts);
    case 'replace-file':
    case 'supplement':
    case 'withdraw':
      return isClosed(dossier) ? refuse('dossier-closed') : decideByApplicant(dossier, command, facts);
    default:
      return decideByOfficer(dossier, command, facts);
  }
}

/** What an officer does with the open task, or with a consultation beside it. */
function decideByOfficer(dossier: Dossier, command: OfficersCommand, facts: Facts): Decision {
  if (isClosed(dossier)) return refuse('dossier-closed');
  if (dossier.status === 'answering') return refuse('task-closed');
  if (!isOpen(dossier)) return refuse('not-submitted');
  if (facts.by.kind !== 'officer') return refuse('wrong-role');
  return 'consultation' in command
    ? decideConsultation(dossier, command, facts.by, facts)
    : decideWork(dossier, command, facts.by, facts);
}

/** What happens by itself. A closed dossier never changes again, but for being sealed once. */
function decideBySystem(dossier: Dossier, command: Command<SystemCommand>, facts: Facts): Decision {
  if (command.type === 'record-paper') return recordPaper(dossier, command.file);
  if (command.type === 'record-recognition') return recordRecognition(dossier, command);
  if (command.type === 'record-package') return recordPackage(dossier, command);
  if (command.type === 'wake') return ok(isClosed(dossier) ? [] : wake(dossier, facts));
  if (command.type === 'redate') return ok(isOpen(dossier) ? redate(dossier, facts) : []);
  if (isClosed(dossier)) return refuse('dossier-closed');
  if (command.type === 'record-result') return recordResult(dossier, command);
  return decideInspection(dossier, command, facts);
}

/** What the applicant does, through a portal or at the desk. */
function decideByApplicant(
  dossier: Current,
  command: Command<'replace-file' | 'supplement' | 'withdraw'>,
  facts: Facts,
): Decision {
  if (command.type === 'replace-file') return decideReplacement(dossier, command, facts);
  if (!actsForApplicant(facts.by, dossier)) return refuse('wrong-role');
  if (command.type === 'withdraw') return decideWithdrawal(dossier, command, facts);
  if (!isOpen(dossier) || !isAwaiting(dossier)) return refuse('not-awaiting-supplement');
  return decideSupplement(dossier, command, facts);
}
