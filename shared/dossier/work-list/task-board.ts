import { fold } from '#shared/kernel/fold.ts';
import { beginOf, dayAfter, localDate } from '#shared/kernel/time.ts';
import type { Role } from '#shared/unit/role.ts';
import { type LineChanges, nextDue, type TaskLine } from './task-line.ts';

/** By what a work list is sorted. */
export const orders = ['due', 'received', 'changed', 'applicant'] as const;
export type Order = (typeof orders)[number];

/** A line, the text that a search looks into, and its place in each order; no two lines have the same. */
type Placed = TaskLine & { text: string; places: Record<Order, string> };

/** The open tasks of one unit in memory, by the code of the dossier, and in the orders that were asked for. */
export type TaskBoard = { lines: Map<string, Placed>; damaged: Set<string>; sorted: Map<Order, Placed[]> };

export const emptyBoard = (): TaskBoard => ({ lines: new Map(), damaged: new Set(), sorted: new Map() });

/** Takes changes over, in whatever order and however often they come: a later version is never replaced by an earlier one. */
export function applyChanges(board: TaskBoard, { lines, left, damaged }: LineChanges): void {
  for (const code of damaged) board.damaged.add(code);
  const newer = lines.filter(({ code, version }) => version > versionOf(board, code));
  for (const line of newer) {
    board.lines.set(line.code, placed(line));
    board.damaged.delete(line.code);
  }
  const gone = left.filter(({ code, version }) => board.lines.has(code) && version > versionOf(board, code));
  for (const { code } of gone) board.lines.delete(code);
  if (newer.length > 0 || gone.length > 0) board.sorted.clear();
}

const versionOf = ({ lines }: TaskBoard, code: string) => lines.get(code)?.version ?? 0;

function placed(line: TaskLine): Placed {
  const { code, applicantName, submittedAt, changedAt } = line;
  const places = {
    due: `${nextDue(line)}#${code}`,
    received: `${submittedAt}#${code}`,
    changed: `${changedAt}#${code}`,
    applicant: `${byGivenName(applicantName)}#${code}`,
  };
  return { ...line, text: fold(`${code} ${applicantName}`), places };
}

/** Vietnamese names are sorted by the last word, which is the given name. */
function byGivenName(name: string): string {
  const words = fold(name).split(' ');
  return [words.at(-1), ...words.slice(0, -1)].join(' ');
}

/** All lines in an order; sorted once for all looks until something changes. */
function sortedBy(board: TaskBoard, order: Order): Placed[] {
  const known = board.sorted.get(order);
  if (known !== undefined) return known;
  const lines = [...board.lines.values()].sort((one, other) =>
    one.places[order] < other.places[order] ? -1 : 1,
  );
  board.sorted.set(order, lines);
  return lines;
}

/** How a task stands; several may be true of one task. */
export const standings = [
  'due',
  'today',
  'near',
  'overdue',
  'waiting',
  'to-sign',
  'unanswered',
  'new-message',
] as const;
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

/** The lines that are wanted, in an order. */
export function linesOf(board: TaskBoard, wanted: Wanted, at: string, order: Order = 'due'): Placed[] {
  const { holder, role, procedure, status, dueBefore } = wanted;
  const text = wanted.q === undefined ? undefined : fold(wanted.q);
  const stands = status && standing(status, at);
  const checks = [
    holder !== undefined && (({ task }: Placed) => task.holder === (holder ?? undefined)),
    role !== undefined && (({ task }: Placed) => task.role === role),
    procedure !== undefined && ((line: Placed) => line.procedure.code === procedure),
    stands,
    dueBefore !== undefined && ((line: Placed) => nextDue(line) < dueBefore),
    text !== undefined && ((line: Placed) => line.text.includes(text)),
  ].filter((check) => typeof check === 'function');
  return sortedBy(board, order).filter((line) => checks.every((check) => check(line)));
}

/** Tells the tasks that stand so at that time. */
export function standing(wanted: Standing, at: string): (line: TaskLine) => boolean {
  if (wanted === 'to-sign') return ({ letter }) => letter !== undefined;
  if (wanted === 'unanswered') return ({ unanswered }) => unanswered !== undefined;
  if (wanted === 'new-message') return ({ newMessage }) => newMessage === true;
  if (wanted === 'waiting') return ({ waitsUntil }) => waitsUntil !== undefined;
  const tomorrow = beginOf(dayAfter(localDate(at), 1));
  const isSo: (task: TaskLine['task']) => boolean = {
    overdue: ({ dueAt }: TaskLine['task']) => dueAt < at,
    due: ({ dueAt }: TaskLine['task']) => dueAt >= at,
    near: ({ dueAt, warned }: TaskLine['task']) => dueAt >= at && warned,
    today: ({ dueAt }: TaskLine['task']) => dueAt >= at && dueAt < tomorrow,
  }[wanted];
  return ({ task, waitsUntil }) => waitsUntil === undefined && isSo(task);
}

/** How many tasks there are of each kind. */
export function countsOf(lines: readonly TaskLine[], { officer, at }: { officer: string; at: string }) {
  const number = (isOne: (line: TaskLine) => boolean) => lines.filter(isOne).length;
  return {
    all: lines.length,
    mine: number(({ task }) => task.holder === officer),
    free: number(({ task }) => task.holder === undefined),
    statuses: standings.map((status) => ({ status, tasks: number(standing(status, at)) })),
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
