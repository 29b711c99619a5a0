import { answerWithDossier } from '#functions/answers/dossier-answers.ts';
import { route } from '#functions/http/route.ts';
import { consult as operation } from '#shared/api/resources/consultations.ts';
import { fail } from '#shared/kernel/result.ts';
import type { OfficerDeps } from './deps.ts';
import { splitTaskId } from './task-id.ts';
import { untilOf } from './until.ts';

/** POST /v1/tasks/{taskId}/consultations */
export const consult = (deps: OfficerDeps) =>
  route(operation, async ({ params, body: { unit, question, components, ...until }, caller, ...request }) => {
    const units = await deps.reference.units();
    if (units.every(({ id }) => id !== unit)) return fail({ code: 'unknown-unit' });
    const { code, task } = splitTaskId(params.taskId);
    const command = { type: 'consult', task, unit, question, components, until: untilOf(until) } as const;
    return answerWithDossier(deps, { ...request, code, by: caller, command }, 'unknown-task');
  });
