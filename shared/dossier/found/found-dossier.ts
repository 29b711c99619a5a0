import { fold } from '#shared/kernel/fold.ts';
import type { Channel } from '../applicant.ts';
import { type Dossier, isClosed, isOpen } from '../dossier.ts';
import { type TaskLine, taskLineOf } from '../work-list/task-line.ts';

/** What a list of dossiers shows of one, and what it is found by. Times are UTC. */
export type FoundDossier = Pick<
  TaskLine,
  'code' | 'version' | 'procedure' | 'case' | 'channel' | 'applicantName'
> &
  Pick<TaskLine, 'people' | 'unit' | 'receivedBy' | 'waitsUntil' | 'changedAt'> & {
    status: Dossier['status'];
    submittedAt?: string | undefined;
    /** When the result is due. */
    dueAt?: string | undefined;
    /** Only of an open one. */
    task?: TaskLine['task'] | undefined;
    closedAt?: string | undefined;
  };

/** The line of a work list as one of a list of dossiers. */
export const foundInLine = ({ clock, letter: _, unanswered: __, ...line }: TaskLine): FoundDossier => ({
  ...line,
  dueAt: clock?.dueAt,
});

export function foundOf(dossier: Dossier): FoundDossier {
  if (isOpen(dossier)) return foundInLine(taskLineOf(dossier));
  const { code, version, status, procedure, channel, applicantName, unit, people = [] } = dossier;
  const clock = 'clock' in dossier ? dossier.clock : undefined;
  return {
    ...{ code, version, status, procedure, channel, applicantName, unit, people },
    case: dossier.case,
    receivedBy: dossier.receivedBy,
    submittedAt: 'submittedAt' in dossier ? dossier.submittedAt : undefined,
    dueAt: clock?.dueAt,
    changedAt: dossier.lastAt ?? (isClosed(dossier) ? dossier.closedAt : dossier.timer.at),
    closedAt: isClosed(dossier) ? dossier.closedAt : undefined,
  };
}

/** What is looked for; what is left out does not matter. Times are RFC 3339 UTC: from inclusive, to exclusive. */
export type WantedDossier = {
  /** Part of the code. */
  code?: string | undefined;
  /** Part of the applicant’s name. */
  applicant?: string | undefined;
  /** Marks of people, all of which it must have. */
  people?: readonly string[] | undefined;
  procedure?: string | undefined;
  status?: Dossier['status'] | undefined;
  channel?: Channel | undefined;
  received?: Range | undefined;
  due?: Range | undefined;
  /** The officer who holds its task. */
  holder?: string | undefined;
  closed?: boolean | undefined;
  /** Written to at that time or later. */
  changedSince?: string | undefined;
};
type Range = { from?: string | undefined; to?: string | undefined };

const lies = (at: string | undefined, { from = '', to }: Range) =>
  at !== undefined && at >= from && (to === undefined || at < to);

const isBounded = (range: Range | undefined): range is Range =>
  range?.from !== undefined || range?.to !== undefined;

/** Tells the dossiers that are looked for. */
export function isWanted(wanted: WantedDossier): (found: FoundDossier) => boolean {
  const {
    people = [],
    procedure,
    status,
    channel,
    received,
    due,
    holder,
    closed,
    changedSince = '',
  } = wanted;
  const [code, name] = [fold(wanted.code ?? ''), fold(wanted.applicant ?? '')];
  return (found) =>
    fold(found.code).includes(code) &&
    fold(found.applicantName).includes(name) &&
    people.every((mark) => found.people.includes(mark)) &&
    (procedure === undefined || found.procedure.code === procedure) &&
    (status === undefined || found.status === status) &&
    (channel === undefined || found.channel === channel) &&
    (!isBounded(received) || lies(found.submittedAt, received)) &&
    (!isBounded(due) || lies(found.dueAt, due)) &&
    found.changedAt >= changedSince &&
    (holder === undefined || found.task?.holder === holder) &&
    (closed === undefined || (found.closedAt !== undefined) === closed);
}
