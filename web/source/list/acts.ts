import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf, Problem } from 'motcua-client';
import { useState } from 'react';
import { client } from '#web/api/client.ts';
import { showChanged, type TaskLine } from './tasks.ts';

/** What is done from the list, without opening a dossier. */
export type ListAct = 'claim' | 'release';

export interface Verdict {
  code: string;
  /** Undefined where it was done. */
  problem: Problem | undefined;
}

type Acted = AnswerOf<'claimTask'>;

/** Does an act on each of the tasks, one after the other, and keeps a verdict for each. */
export function useListActs() {
  const queryClient = useQueryClient();
  const [running, setRunning] = useState(false);

  async function run(act: ListAct, lines: readonly TaskLine[]): Promise<Verdict[]> {
    setRunning(true);
    try {
      const verdicts: Verdict[] = [];
      for (const line of lines) verdicts.push(await actOn(queryClient, act, line));
      return verdicts;
    } finally {
      setRunning(false);
    }
  }

  return { run, running };
}

async function actOn(queryClient: QueryClient, act: ListAct, line: TaskLine): Promise<Verdict> {
  const { code } = line.dossier;
  const given = { params: { taskId: line.id }, ifMatch: line.version };
  const answer = await client.call(act === 'claim' ? 'claimTask' : 'releaseTask', given);
  if (answer.ok) {
    showChanged(queryClient, line.id, (shown) => lineAfter(shown, answer.body));
    await queryClient.invalidateQueries({ queryKey: ['task', line.id] });
    return { code, problem: undefined };
  }
  await showNewest(queryClient, line.id);
  return { code, problem: answer.problem };
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
