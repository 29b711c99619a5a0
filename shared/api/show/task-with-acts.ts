import { problems } from '#shared/api/problems.ts';
import type { TaskWithActs } from '#shared/api/views/task.ts';
import type { Open } from '#shared/dossier/dossier.ts';
import type { PossibleAct } from '#shared/dossier/possible/possible-act.ts';
import type { Reference } from '#shared/dossier/reference.ts';
import { taskLineOf } from '#shared/dossier/work-list/task-line.ts';
import { taskItemOf } from './task-item.ts';

/** The line of the work list, with every act and what is in its way. */
export const taskWithActs = async (
  reference: Pick<Reference, 'procedure'>,
  dossier: Open,
  acts: readonly PossibleAct[],
): Promise<TaskWithActs> => ({
  ...(await taskItemOf(reference, taskLineOf(dossier))),
  acts: actViews(acts),
});

export const actViews = (acts: readonly PossibleAct[]): TaskWithActs['acts'] => acts.map(actView);

const actView = ({ outcome, refusal, ...act }: PossibleAct): TaskWithActs['acts'][number] => ({
  ...act,
  ...(outcome && { outcome: { id: outcome.id, name: outcome.name, effect: outcome.effect } }),
  allowed: refusal === undefined,
  ...(refusal && { why: { code: refusal.code, detail: problems[refusal.code].title } }),
});
