import { applyChanges, emptyBoard, type TaskBoard } from '#shared/dossier/work-list/task-board.ts';
import type { TaskLines } from '#shared/dossier/work-list/task-line.ts';
import { lastFew } from '#shared/kernel/last-few.ts';

/**
 * A board is reloaded after so long. Only an entry that took more than {@link overlapMs} to reach the index is missed by
 * the changes, and is seen then.
 */
const reloadMs = 15 * 60_000;

/** Longer than a write with its retries, and the index behind it, take. */
const overlapMs = 60_000;

/** What changed in the work list of a unit since a look at it, and what was being written then. */
export const changesSince = (lines: TaskLines, unit: string, seenAt: string) =>
  lines.changedSince(unit, later(seenAt, -overlapMs));

type Kept = { board: TaskBoard; loadedAt: string; seenAt: string };

/** The boards of units, as they are now. */
export interface TaskBoards {
  /** `at` is the present, RFC 3339 UTC. */
  of(unit: string, at: string): Promise<TaskBoard>;
}

/**
 * Keeps the boards of units in memory and reads only what changed since: two small queries for each look, whatever is
 * looked for. What one officer sees twice is so never filtered by the database.
 */
export function taskBoards(lines: TaskLines, maxUnits = 200): TaskBoards {
  const kept = lastFew<Promise<Kept>>(maxUnits);

  async function load(unit: string, at: string): Promise<Kept> {
    const board = emptyBoard();
    applyChanges(board, { ...(await lines.all(unit)), left: [] });
    return { board, loadedAt: at, seenAt: at };
  }

  async function refresh(unit: string, before: Kept, at: string): Promise<Kept> {
    applyChanges(before.board, await changesSince(lines, unit, before.seenAt));
    return { ...before, seenAt: at };
  }

  async function next(unit: string, before: Kept | undefined, at: string): Promise<Kept> {
    return before === undefined || isStale(before, at) ? load(unit, at) : refresh(unit, before, at);
  }

  return {
    async of(unit, at) {
      // A look that failed is forgotten, and the next loads the board again.
      const before = kept.find(unit)?.catch(() => undefined);
      const looking = Promise.resolve(before).then((known) => next(unit, known, at));
      return (await kept.keep(unit, looking)).board;
    },
  };
}

/** Also where the clock went back since. */
const isStale = ({ loadedAt, seenAt }: Kept, at: string) => at < seenAt || at >= later(loadedAt, reloadMs);

const later = (at: string, ms: number) => new Date(Date.parse(at) + ms).toISOString();
