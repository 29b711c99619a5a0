import type { Dossier } from './model.ts';

/** Of which dossier a task is. */
export const codeOf = (taskId: string): string => taskId.slice(0, taskId.lastIndexOf('~'));

const numberOf = (taskId: string) => Number(taskId.slice(taskId.lastIndexOf('~') + 1));

/** Whether a dossier has gone on from a task, or is closed. What was read before the task was opened says neither. */
export const isPast = (taskId: string, { task, closedAt }: Pick<Dossier, 'task' | 'closedAt'>): boolean =>
  task === undefined ? closedAt !== undefined : numberOf(task.id) > numberOf(taskId);
