import { answerWithDossier } from '#functions/answers/dossier-answers.ts';
import type { Answer, Request } from '#functions/http/route.ts';
import type { DossierCommand } from '#shared/dossier/commands.ts';
import type { TasksDeps } from './deps.ts';

type Asked<P> = Pick<Request<P, unknown, unknown>, 'params' | 'caller' | 'at' | 'expected' | 'idempotency'>;

/** Does what an officer asks for on the task that the address names. */
export function actOnTask(
  deps: TasksDeps,
  { params: { taskId }, caller, ...request }: Asked<{ taskId: string }>,
  commandOf: (task: number) => DossierCommand,
): Promise<Answer> {
  const { code, task } = splitTaskId(taskId);
  return answerWithDossier(deps, { ...request, code, by: caller, command: commandOf(task) }, 'unknown-task');
}

/** Does what an officer asks for on the consultation that the address names. */
export function actOnConsultation(
  deps: TasksDeps,
  { params: { consultationId }, caller, ...request }: Asked<{ consultationId: string }>,
  commandOf: (about: { task: number; consultation: number }) => DossierCommand,
): Promise<Answer> {
  const { code, ...about } = splitConsultationId(consultationId);
  return answerWithDossier(
    deps,
    { ...request, code, by: caller, command: commandOf(about) },
    'unknown-consultation',
  );
}

/** The dossier and the number of the task that a task id names. */
export function splitTaskId(taskId: string): { code: string; task: number } {
  const at = taskId.lastIndexOf('~');
  return { code: taskId.slice(0, at), task: Number(taskId.slice(at + 1)) };
}

/** The dossier, the task and the number that a consultation's id names. */
export function splitConsultationId(id: string): { code: string; task: number; consultation: number } {
  const at = id.lastIndexOf('~');
  const [task, consultation] = id
    .slice(at + 1)
    .split('.')
    .map(Number);
  if (task === undefined || consultation === undefined) throw new Error(`${id} names no consultation`);
  return { code: id.slice(0, at), task, consultation };
}
