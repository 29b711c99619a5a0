import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf } from 'motcua-client';
import { useState } from 'react';
import { client } from '#web/api/client.ts';
import { dossierQuery } from '#web/api/queries.ts';
import { codeOf } from '#web/dossier/task-id.ts';
import { showChanged, type TaskLine } from '../tasks.ts';

/** What is done from the list, without opening a dossier. */
export type ListAct = 'claim' | 'release' | { assignTo: string };

export interface Verdict {
  task: string;
  code: string;
  /** Why it was not done; undefined where it was. */
  why: string | undefined;
}

/** Maximum tasks of one request. */
const batchSize = 50;

/** What came of an act on many: a verdict for each that was decided, and what kept the rest from being asked. */
export interface Verdicts {
  verdicts: readonly Verdict[];
  fault?: unknown;
}

/** How far an act on many is. */
export interface Progress {
  done: number;
  of: number;
}

type Acted = AnswerOf<'claimTask'>;

/** Does an act on the tasks, many in one request, and keeps a verdict for each. */
export function useListActs(refresh: () => void) {
  const queryClient = useQueryClient();
  const [progress, setProgress] = useState<Progress>();

  async function run(act: ListAct, lines: readonly TaskLine[]): Promise<Verdicts> {
    setProgress({ done: 0, of: lines.length });
    try {
      const [line, ...others] = lines;
      if (line === undefined) return { verdicts: [] };
      if (others.length === 0 && typeof act === 'string')
        return { verdicts: [await actOn(queryClient, act, line)] };
      const acted = await inBatches(act, lines, setProgress);
      await queryClient.invalidateQueries({ queryKey: ['dossier'] });
      refresh();
      return acted;
    } finally {
      await queryClient.invalidateQueries({ queryKey: ['task-counts'] });
      setProgress(undefined);
    }
  }

  return { run, progress };
}

/** One request after the other; where one is lost, what was decided until then is kept. */
async function inBatches(
  act: ListAct,
  lines: readonly TaskLine[],
  onProgress: (progress: Progress) => void,
): Promise<Verdicts> {
  const verdicts: Verdict[] = [];
  for (let first = 0; first < lines.length; first += batchSize) {
    try {
      verdicts.push(...(await actOnMany(act, lines.slice(first, first + batchSize))));
    } catch (fault) {
      return { verdicts, fault };
    }
    onProgress({ done: verdicts.length, of: lines.length });
  }
  return { verdicts };
}

async function actOn(queryClient: QueryClient, act: 'claim' | 'release', line: TaskLine): Promise<Verdict> {
  const { code } = line.dossier;
  const given = { params: { taskId: line.id }, ifMatch: line.version };
  const answer = await client.call(act === 'claim' ? 'claimTask' : 'releaseTask', given);
  if (answer.ok) {
    showChanged(queryClient, line.id, (shown) => lineAfter(shown, answer.body));
    await queryClient.invalidateQueries({ queryKey: dossierQuery(code).queryKey });
    return { task: line.id, code, why: undefined };
  }
  await showNewest(queryClient, line.id);
  return { task: line.id, code, why: answer.problem.detail };
}

/** Each is decided by itself; the client sends a request that broke off again under its key, and it goes on. */
async function actOnMany(act: ListAct, lines: readonly TaskLine[]): Promise<Verdict[]> {
  const tasks = lines.map(({ id: task, version }) => ({ task, version }));
  const answer = await client.call('actOnTasks', {
    body: typeof act === 'string' ? { act, tasks } : { act: 'assign', officer: act.assignTo, tasks },
  });
  if (!answer.ok)
    return lines.map(({ id: task, dossier: { code } }) => ({ task, code, why: answer.problem.detail }));
  return answer.body.items.map(({ task, why }) => ({
    task,
    code: codeOf(task),
    why: why?.detail,
  }));
}

/** The line of a task as it is after an act; whoever held it and does no more is left out of it. */
function lineAfter({ holder: _, ...line }: TaskLine, { task, version, status }: Acted): TaskLine {
  if (task === undefined || task.id !== line.id) return { ...line, version };
  const { outcomes, ...shown } = task;
  return { ...line, ...shown, version, dossier: { ...line.dossier, status } };
}

/** After a refusal the line shows what is there now: somebody else may have been faster. */
async function showNewest(queryClient: QueryClient, taskId: string): Promise<void> {
  const answer = await client.call('getTask', { params: { taskId } });
  if (!answer.ok) return;
  const { acts: _, ...line } = answer.body;
  showChanged(queryClient, taskId, () => line);
}
