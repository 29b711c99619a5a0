import type * as z from 'zod';
import { listRoute, type PagingDeps } from '#functions/http/paging.ts';
import { listTasks as operation } from '#shared/api/resources/tasks.ts';
import { taskItemOf } from '#shared/api/show/task-item.ts';
import type { Dossier } from '#shared/dossier/dossier.ts';
import { isOpen } from '#shared/dossier/dossier.ts';
import { fold } from '#shared/kernel/fold.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { isWithin } from '#shared/unit/rights.ts';
import type { OfficerDeps } from './deps.ts';

type Query = z.output<typeof operation.query>;

/** GET /v1/tasks */
export const listTasks = (deps: OfficerDeps & PagingDeps) =>
  listRoute(operation, deps, async ({ query, caller, at, page }) => {
    if (caller.kind !== 'officer' && caller.kind !== 'manager') return fail({ code: 'forbidden' });
    const unit = query.unit ?? caller.unit;
    if (!isWithin(unit, caller.unit)) return fail({ code: 'forbidden' });
    const found = await deps.lists.page({
      ...page,
      list: 'open',
      unit,
      to: query.dueBefore === undefined ? undefined : new Date(query.dueBefore).toISOString(),
      descending: query.sort === '-due',
      matches: wanted(query, caller, at),
    });
    const items = await Promise.all(
      found.items.filter(isOpen).map((dossier) => taskItemOf(deps.reference, dossier)),
    );
    return ok({ items, after: found.after });
  });

const wanted = (query: Query, caller: Caller, at: string) => {
  const text = query.q === undefined ? undefined : fold(query.q);
  const checks: ((dossier: Extract<Dossier, { task: unknown }>) => boolean)[] = [
    ({ task }) =>
      query.view === 'all' || (query.view === 'mine' ? task.holder === caller.id : task.holder === undefined),
    ({ task }) => query.role === undefined || task.role === query.role,
    ({ procedure }) => query.procedure === undefined || procedure.code === query.procedure,
    ({ status, task }) => query.status === undefined || query.status === standing(status, task.dueAt, at),
    ({ code, applicantName }) => text === undefined || fold(`${code} ${applicantName}`).includes(text),
  ];
  return (dossier: Dossier) => isOpen(dossier) && checks.every((check) => check(dossier));
};

const standing = (status: Dossier['status'], dueAt: string, at: string) => {
  if (status === 'awaiting-supplement') return 'waiting';
  return dueAt < at ? 'overdue' : 'due';
};
