import { codeOf } from '#web/dossier/task-id.ts';

export interface Place {
  previous: string | undefined;
  next: string | undefined;
  /** From 1; undefined where the task was not opened from a list. */
  at: number | undefined;
  of: number;
}

/** Where a task stands in a list. A dossier keeps its place when its step has changed, and with it its task. */
export function placeIn(ids: readonly string[], taskId: string | undefined): Place {
  const exact = taskId === undefined ? -1 : ids.indexOf(taskId);
  const index =
    exact >= 0 || taskId === undefined ? exact : ids.findIndex((id) => codeOf(id) === codeOf(taskId));
  if (index < 0) return { previous: undefined, next: undefined, at: undefined, of: ids.length };
  return { previous: ids[index - 1], next: ids[index + 1], at: index + 1, of: ids.length };
}
