/** The dossier and the number of the task that a task id names. */
export function splitTaskId(taskId: string): { code: string; task: number } {
  const at = taskId.lastIndexOf('~');
  return { code: taskId.slice(0, at), task: Number(taskId.slice(at + 1)) };
}
