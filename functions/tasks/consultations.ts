import { randomUUID } from 'node:crypto';
import { answerWithUploads } from '#functions/answers/dossier-answers.ts';
import { listRoute, type PagingDeps } from '#functions/http/paging.ts';
import { route } from '#functions/http/route.ts';
import * as operations from '#shared/api/resources/consultations.ts';
import { consultationItems } from '#shared/api/show/consultation-item.ts';
import type { ConsultationList } from '#shared/dossier/consultation-list.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import type { Deps } from '#shared/use-cases/dossier/obey.ts';
import { actOnConsultation, actOnTask, splitConsultationId } from './act-on.ts';
import type { TasksDeps } from './deps.ts';
import { untilOf } from './tasks.ts';
import { unitFor } from './unit-for.ts';

/** POST /v1/tasks/{taskId}/consultations */
export const consult = (deps: TasksDeps) =>
  route(
    operations.consult,
    async ({ body: { unit, question, matter, components, ...until }, ...request }) => {
      const units = await deps.reference.units();
      if (units.every(({ id }) => id !== unit)) return fail({ code: 'unknown-unit' });
      return actOnTask(deps, request, (task) => ({
        type: 'consult',
        task,
        unit,
        question,
        matter,
        components,
        until: untilOf(until),
      }));
    },
  );

/** GET /v1/consultations */
export const listConsultations = (deps: Deps & PagingDeps & { consultations: ConsultationList }) =>
  listRoute(operations.listConsultations, deps, async ({ query, caller, page }) => {
    const unit = unitFor(caller, query.unit);
    if (!unit.ok) return unit;
    const { items, ...rest } = await deps.consultations.page({ unit: unit.value, ...page });
    return ok({ ...rest, items: await consultationItems(deps, items) });
  });

/** POST /v1/consultations/{consultationId}/claim */
export const claimConsultation = (deps: TasksDeps) =>
  route(operations.claimConsultation, (request) =>
    actOnConsultation(deps, request, (about) => ({ type: 'claim-consultation', ...about })),
  );

/** POST /v1/consultations/{consultationId}/release */
export const releaseConsultation = (deps: TasksDeps) =>
  route(operations.releaseConsultation, (request) =>
    actOnConsultation(deps, request, (about) => ({ type: 'release-consultation', ...about })),
  );

/** POST /v1/consultations/{consultationId}/assign */
export const assignConsultation = (deps: TasksDeps) =>
  route(operations.assignConsultation, ({ body, ...request }) =>
    actOnConsultation(deps, request, (about) => ({ type: 'assign-consultation', ...about, ...body })),
  );

/** POST /v1/consultations/{consultationId}/files */
export const declareOpinion = (deps: TasksDeps) =>
  route(operations.declareOpinion, ({ params, body, caller, ...request }) => {
    const { code, ...about } = splitConsultationId(params.consultationId);
    const files = body.files.map((file) => ({ ...file, id: randomUUID() }));
    const command = { type: 'declare-opinion', ...about, files } as const;
    return answerWithUploads(deps, { ...request, code, by: caller, command }, 'unknown-consultation');
  });

/** POST /v1/consultations/{consultationId}/answer */
export const answerConsultation = (deps: TasksDeps) =>
  route(operations.answerConsultation, ({ body, ...request }) =>
    actOnConsultation(deps, request, (about) => ({ type: 'answer-consultation', ...about, ...body })),
  );

/** POST /v1/consultations/{consultationId}/cancellation */
export const cancelConsultation = (deps: TasksDeps) =>
  route(operations.cancelConsultation, ({ body, ...request }) =>
    actOnConsultation(deps, request, (about) => ({ type: 'cancel-consultation', ...about, ...body })),
  );
