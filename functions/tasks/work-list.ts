import type * as z from 'zod';
import { listRoute, type PagingDeps } from '#functions/http/paging.ts';
import { route } from '#functions/http/route.ts';
import * as operations from '#shared/api/resources/work-list.ts';
import { taskCountsView, taskItemOf } from '#shared/api/show/task-item.ts';
import type { TaskChanges } from '#shared/api/views/task.ts';
import { taskId } from '#shared/dossier/dossier.ts';
import {
  countsOf,
  linesOf,
  type Order,
  orders,
  type TaskBoard,
  type Wanted,
} from '#shared/dossier/work-list/task-board.ts';
import type { TaskLines } from '#shared/dossier/work-list/task-line.ts';
import { type PageQuery, pageOf } from '#shared/kernel/page.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { localTime } from '#shared/kernel/time.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { changesSince, type TaskBoards } from '#shared/use-cases/dossier/task-boards.ts';
import type { TasksDeps } from './deps.ts';
import { unitFor } from './unit-for.ts';

type WorkListDeps = Pick<TasksDeps, 'reference'> & { boards: TaskBoards; taskLines: TaskLines };

type Asked = z.output<typeof operations.countTasks.query> & { view?: 'mine' | 'free' | 'all' };

function wantedBy({ view = 'all', dueBefore, ...filters }: Asked, caller: Caller): Wanted {
  const holder = { mine: caller.id, free: null, all: filters.holder }[view];
  const before = dueBefore === undefined ? undefined : new Date(dueBefore).toISOString();
  return { ...filters, holder, dueBefore: before };
}

/** GET /v1/tasks */
export const listTasks = (deps: WorkListDeps & PagingDeps) =>
  listRoute(operations.listTasks, deps, async ({ query, caller, at, page }) => {
    const unit = unitFor(caller, query.unit);
    if (!unit.ok) return unit;
    const board = await deps.boards.of(unit.value, at);
    const { items, ...rest } = pageIn(board, { ...query, at, wanted: wantedBy(query, caller) }, page);
    const shown = await Promise.all(items.map((line) => taskItemOf(deps.reference, line)));
    return ok({ ...rest, items: shown, damaged: [...board.damaged] });
  });

type Look = { wanted: Wanted; at: string; sort: `-${Order}` | Order };

function pageIn(board: TaskBoard, { wanted, at, sort }: Look, page: PageQuery) {
  const order = orders.find((one) => sort.endsWith(one)) ?? 'due';
  const lines = linesOf(board, wanted, at, order);
  const placeOf = ({ places }: (typeof lines)[number]) => places[order];
  if (!sort.startsWith('-')) return pageOf(lines, placeOf, page);
  return pageOf(lines.toReversed(), placeOf, page, (place, after) => place < after);
}

/** GET /v1/tasks/counts */
export const countTasks = (deps: WorkListDeps) =>
  route(operations.countTasks, async ({ query, caller, at }) => {
    const unit = unitFor(caller, query.unit);
    if (!unit.ok) return unit;
    const lines = linesOf(await deps.boards.of(unit.value, at), wantedBy(query, caller), at);
    const counts = countsOf(lines, { officer: caller.id, at });
    return ok({ body: await taskCountsView(deps.reference, lines, counts) });
  });

/** Maximum age of what changes are asked for. */
const longestMs = 24 * 3_600_000;

/** GET /v1/tasks/changes */
export const taskChanges = (deps: Pick<WorkListDeps, 'taskLines'>) =>
  route(operations.taskChanges, async ({ query, caller, at }) => {
    const unit = unitFor(caller, query.unit);
    if (!unit.ok) return unit;
    const since = new Date(query.since).toISOString();
    if (Date.parse(since) < Date.parse(at) - longestMs) return fail({ code: 'since-too-old' });
    const changes = await changesSince(deps.taskLines, unit.value, since);
    return ok({ version: 0, body: changesView(changes, since) });
  });

type Changes = Awaited<ReturnType<TaskLines['changedSince']>>;

/** The same as before, to the letter, as long as nothing happens: `until` is when something happened last. */
function changesView({ lines, left, until }: Changes, since: string): TaskChanges {
  const open = new Set(lines.map(({ code }) => code));
  const changed = lines.map(({ code, version, task: { no, holder } }) => ({
    id: taskId(code, no),
    version,
    ...(holder !== undefined && { holder }),
  }));
  const gone = new Set(left.map(({ code }) => code).filter((code) => !open.has(code)));
  return { until: localTime(until > since ? until : since), changed, left: [...gone] };
}
