import { fold } from '#shared/kernel/fold.ts';
import { localDate } from '#shared/kernel/time.ts';
import type { Role } from '#shared/unit/role.ts';
import { type LineChanges, nextDue, type TaskLine } from './task-line.ts';

/** A line, and the text that a search looks into. */
type Searched = TaskLine & { text: string };

/** The open tasks of one unit in memory, by the code of the dossier. */
export type TaskBoard = { lines: Map<string, Searched>; damaged: Set<string> };

export const emptyBoard = (): TaskBoard => ({ lines: new Map(), damaged: new Set() });

/** Takes changes over, in whatever order and however often they come: a later version is never replaced by an earlier one. */
export function applyChanges(board: TaskBoard, { lines, left, damaged }: LineChanges): void {
  for (const code of damaged) board.damaged.add(code);
  for (const line of lines) {
    if (line.version < versionOf(board, line.code)) continue;
    const { code, applicantName } = line;
    board.lines.set(code, { ...line, text: fold(`${code} ${applicantName}`) });
    board.damaged.delete(code);
  }
  for (const { code, version } of left) {
    if (version > versionOf(board, code)) board.lines.delete(code);
  }
}

const versionOf = ({ lines }: TaskBoard, code: string) => lines.get(code)?.version ?? 0;

/** How a task stands; several may be true of one task. */
export const standings = ['due', 'today', 'near', 'overdue', 'waiting', 'to-sign', 'unanswered'] as const;
export type Standing = (typeof standings)[number];

/** What is looked for; what is left out does not matter. */
export type Wanted = {
  /** The officer who holds it, or `null` for nobody. */
  holder?: string | null | undefined;
  role?: Role | undefined;
  procedure?: string | undefined;
  status?: Standing | undefined;
  /** Before when it is due, RFC 3339 UTC. */
  dueBefore?: string | undefined;
  /** Part of the code or of the applicant’s name. */
  q?: string | undefined;
};

/** The lines that are wanted, in no order. */
export function linesOf(board: TaskBoard, wanted: Wanted, at: string): TaskLine[] {
  const { holder, role, procedure, status, dueBefore } = wanted;
  const text = wanted.q === undefined ? undefined : fold(wanted.q);
  const checks: ((line: Searched) => boolean)[] = [
    ({ task }) => holder === undefined || task.holder === (holder ?? undefined),
    ({ task }) => role === undefined || task.role === role,
    (line) => procedure === undefined || line.procedure.code === procedure,
    (line) => status === undefined || standsSo(line, status, at),
    (line) => dueBefore === undefined || nextDue(line) < dueBefore,
    (line) => text === undefined || line.text.includes(text),
  ];
  return [...board.lines.values()].filter((line) => checks.every((check) => check(line)));
}

/** Whether a task stands so at that time. */
export function standsSo(line: TaskLine, standing: Standing, at: string): boolean {
  const { task, letter, unanswered, waitsUntil } = line;
  if (standing === 'to-sign') return letter !== undefined;
  if (standing === 'unanswered') return unanswered !== undefined;
  if (standing === 'waiting') return waitsUntil !== undefined;
  if (waitsUntil !== undefined) return false;
  const isOverdue = task.dueAt < at;
  if (standing === 'overdue') return isOverdue;
  if (isOverdue) return false;
  if (standing === 'near') return task.warned;
  return standing === 'due' || localDate(task.dueAt) === localDate(at);
}

/** By what a work list is sorted. */
export const orders = ['due', 'received', 'changed', 'applicant'] as const;
export type Order = (typeof orders)[number];

/** A line's place in an order; no two lines have the same. */
export function placeIn(order: Order, line: TaskLine): string {
  return `${keysOf[order](line)}#${line.code}`;
}

const keysOf: Record<Order, (line: TaskLine) => string> = {
  due: nextDue,
  received: ({ submittedAt }) => submittedAt,
  changed: ({ changedAt }) => changedAt,
  applicant: ({ applicantName }) => byGivenName(applicantName),
};

/** Vietnamese names are sorted by the last word, which is the given name. */
function byGivenName(name: string): string {
  const words = fold(name).split(' ');
  return [words.at(-1), ...words.slice(0, -1)].join(' ');
}

/** How many tasks there are of each kind. */
export function countsOf(lines: readonly TaskLine[], { officer, at }: { officer: string; at: string }) {
  const number = (isOne: (line: TaskLine) => boolean) => lines.filter(isOne).length;
  return {
    all: lines.length,
    mine: number(({ task }) => task.holder === officer),
    free: number(({ task }) => task.holder === undefined),
    statuses: standings.map((status) => ({ status, tasks: number((line) => standsSo(line, status, at)) })),
    procedures: tally(lines, ({ procedure }) => procedure.code),
    roles: tally(lines, ({ task }) => task.role),
    holders: tally(lines, ({ task }) => task.holder),
  };
}

/** How many lines have each value, the most first. */
function tally<K extends string>(lines: readonly TaskLine[], keyOf: (line: TaskLine) => K | undefined) {
  const groups = Map.groupBy(lines, keyOf);
  return [...groups]
    .flatMap(([value, { length }]) => (value === undefined ? [] : [{ value, tasks: length }]))
    .toSorted((one, other) => other.tasks - one.tasks || (one.value < other.value ? -1 : 1));
}
