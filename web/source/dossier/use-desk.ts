import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { dossierQuery } from '#web/api/queries.ts';
import { useListOrder } from '#web/list/order.ts';
import { usePreferences } from '#web/preferences/preferences.ts';
import { useDossierWords } from '#web/words/dossier.ts';
import { nameOfAct } from './acts/act-name.ts';
import { noteAct } from './acts/acted.ts';
import { useSending } from './acts/use-sending.ts';
import type { Act, Dossier, Procedure, Task } from './model.ts';
import { say } from './said.ts';

export interface DeskProps {
  taskId: string;
  /** Undefined where the task is over: then there is only something to read. */
  task: Task | undefined;
  dossier: Dossier;
  procedure: Procedure | undefined;
}

/** What lies above the dossier. */
export type Layer = { show: 'acts' } | { show: 'explanation' } | { show: 'act'; act: Act } | undefined;

const noActs: readonly Act[] = [];

/** What an officer does at a dossier: opens acts, sends them, and goes on to the next dossier. */
export function useDesk({ taskId, task, dossier, procedure }: DeskProps) {
  const words = useDossierWords();
  const { language } = usePreferences();
  const [layer, setLayer] = useState<Layer>();
  const { code } = dossier;
  const sending = useSending(taskId, code);
  const finish = useFinish(taskId);
  const acts = (task && dossier.acts) ?? noActs;
  const { version } = dossier;
  const nameOf = (act: Act) => nameOfAct(act, { words, language, procedure });

  const done = async (act: Act, after: Dossier) => {
    setLayer(undefined);
    await finish(act, nameOf(act), after);
  };

  /** What asks for nothing at all is sent at once, everything else from its dialog. */
  async function begin(act: Act) {
    if (act.act !== 'claim' && act.act !== 'release') return setLayer({ show: 'act', act });
    setLayer(undefined);
    const after = await sending.send({ act, version });
    if (after !== undefined) await done(act, after);
  }

  function claim() {
    const act = acts.find((one) => one.act === 'claim');
    if (act?.allowed) void begin(act);
    else if (task !== undefined) setLayer({ show: 'acts' });
  }

  return { acts, version, nameOf, layer, setLayer, sending, begin, done, claim };
}

/** After an act: what it did is said, and a dossier that needs nothing more gives way to the next one. */
function useFinish(taskId: string) {
  const { acts: words } = useDossierWords();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { next, at } = useListOrder();

  return async (act: Act, name: string, after: Dossier) => {
    const { code } = after;
    const isOver = act.act === 'complete' || after.task?.id !== taskId;
    void queryClient.invalidateQueries({ queryKey: ['tasks'], refetchType: 'none' });
    if (isOver && next !== undefined) {
      say(words.doneNext(name, code));
      queryClient.removeQueries({ queryKey: dossierQuery(code).queryKey });
      await navigate({ to: '/tasks/$taskId', params: { taskId: next }, replace: true });
      return;
    }
    say(isOver && at !== undefined ? words.noneAfter(name, code) : words.done(name, code));
    noteAct();
    // What only a look answers, form and acts, stays until it is looked again.
    queryClient.setQueryData(dossierQuery(code).queryKey, (before) => ({ ...before, ...after }));
    await queryClient.invalidateQueries({ queryKey: dossierQuery(code).queryKey });
  };
}
