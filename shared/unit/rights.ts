import type { Caller, Officer } from './caller.ts';
import type { Role } from './role.ts';

/**
 * Whether `unit` is `ancestor` or lies below it. Unit identifiers name the largest unit first (QĐ 20/2020/QĐ-TTg),
 * so the tree is in the identifier.
 */
export const isWithin = (unit: string, ancestor: string) =>
  unit === ancestor || unit.startsWith(`${ancestor}.`);

type Seen = {
  code: string;
  owner: { kind: string; id: string };
  unit: string;
  receivedBy?: string | undefined;
  task?: { unit: string };
  consultations?: readonly { unit: string; state: string }[] | undefined;
};

/** Whether the caller may look into a dossier: who may read it whole, and whoever is asked for an opinion about it. */
export const maySee = (caller: Caller, dossier: Seen) =>
  seesWhole(caller, dossier) || isAsked(caller, dossier);

/** Whether an officer's unit is or was asked for its opinion, and the question was not taken back. */
export const isAsked = (caller: Caller, { consultations = [] }: Seen) =>
  caller.kind === 'officer' &&
  consultations.some(({ unit, state }) => state !== 'cancelled' && isWithin(unit, caller.unit));

/** Whether the caller may read all of an open dossier: a portal its own, officers and managers those of their units. */
export function seesWhole(caller: Caller, dossier: Omit<Seen, 'consultations'>) {
  switch (caller.kind) {
    case 'portal':
      return dossier.owner.kind === 'portal' && dossier.owner.id === caller.id;
    case 'applicant':
      return dossier.code === caller.id;
    case 'officer':
    case 'manager':
      return [dossier.unit, dossier.receivedBy, dossier.task?.unit].some(
        (unit) => unit !== undefined && isWithin(unit, caller.unit),
      );
    case 'auditor':
      return false;
    case 'system':
      return true;
    default:
      return caller satisfies never;
  }
}

/** Whether the caller stands outside of the office, for the applicant: what is internal is not theirs to read. */
export const isOutside = ({ kind }: Caller) => kind === 'portal' || kind === 'applicant';

/** Whether an auditor may look at, or give orders about, what a unit sealed. */
export const mayAudit = (caller: Caller, unit: string) =>
  caller.kind === 'auditor' && (caller.unit === undefined || isWithin(unit, caller.unit));

/** Whether an auditor may look at what concerns all units. */
export const auditsAll = (caller: Caller) => caller.kind === 'auditor' && caller.unit === undefined;

/** Whether the officer belongs to the unit and has the role that the task asks for. */
export const mayWork = (officer: Pick<Officer, 'unit' | 'roles'>, task: { unit: string; role: Role }) =>
  isWithin(task.unit, officer.unit) && officer.roles.includes(task.role);

/** Whether the officer may speak for the unit that was asked: a specialist or a leader of it. */
export const mayAnswer = (officer: Pick<Officer, 'unit' | 'roles'>, { unit }: { unit: string }) =>
  isWithin(unit, officer.unit) && (officer.roles.includes('specialist') || officer.roles.includes('leader'));

/** Whether the officer may give the task to somebody: a leader of its unit. */
export const mayAssign = (officer: Officer, task: { unit: string }) =>
  isWithin(task.unit, officer.unit) && officer.roles.includes('leader');

/** The unit that resolves something, and the one whose desk received it where that is another. */
type Desks = { unit: string; receivedBy?: string | undefined };

/** Whether the caller is the unit's own desk, or the one that received for it: a reception officer there. */
export const isAtTheDesk = (caller: Caller, { unit, receivedBy = unit }: Desks) =>
  caller.kind === 'officer' &&
  caller.roles.includes('reception') &&
  (isWithin(unit, caller.unit) || isWithin(receivedBy, caller.unit));

/** Whether the caller may do what is the applicant's to do: a portal, or such a desk on somebody's behalf. */
export const actsForApplicant = (caller: Caller, desks: Desks) =>
  caller.kind === 'portal' || isAtTheDesk(caller, desks);
