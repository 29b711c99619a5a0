import type * as z from 'zod';
import { problemOf } from '#functions/answers/dossier-answers.ts';
import { type Answer, type Request, route } from '#functions/http/route.ts';
import { problems } from '#shared/api/problems.ts';
import * as operations from '#shared/api/resources/task-actions.ts';
import type { TaskVerdict } from '#shared/api/views/task.ts';
import type { DossierCommand } from '#shared/dossier/commands.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { obey } from '#shared/use-cases/dossier/obey.ts';
import { splitTaskId } from './act-on.ts';
import type { TasksDeps } from './deps.ts';

type Body = z.output<typeof operations.actOnTasks.body>;
type Asked = Request<unknown, unknown, Body>;

/**
 * POST /v1/tasks/actions. Each task is decided by itself, on the version that was named; the key of the request is kept
 * with each dossier, so that the request may be sent again when it broke off.
 */
export const actOnTasks = (deps: TasksDeps) =>
  route(operations.actOnTasks, async (request): Promise<Answer> => {
    if (request.idempotency === undefined) return fail({ code: 'idempotency-key-required' });
    const verdicts: TaskVerdict[] = [];
    for (const { task, version } of request.body.tasks)
      verdicts.push(await verdictOn(deps, request, { task, version }));
    return ok({ body: { items: verdicts } });
  });

async function verdictOn(
  deps: TasksDeps,
  { body, caller: by, at, idempotency, language }: Asked,
  { task, version: expected }: Body['tasks'][number],
): Promise<TaskVerdict> {
  const { code, task: no } = splitTaskId(task);
  const obeyed = await obey(deps, { code, command: commandOf(body, no), by, at, expected, idempotency });
  if (obeyed.ok) return { task, version: obeyed.value.version };
  const { code: refused } = problemOf(obeyed.error, 'unknown-task');
  return { task, why: { code: refused, detail: problems[refused].title[language] } };
}

function commandOf(body: Body, task: number): DossierCommand {
  switch (body.act) {
    case 'claim':
    case 'release':
      return { type: body.act, task };
    case 'assign':
      return { type: 'assign', task, officer: body.officer };
    case 'complete':
      return { type: 'complete', task, outcome: body.outcome, reason: body.reason };
    default:
      return body satisfies never;
  }
}
