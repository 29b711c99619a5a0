import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type Asked, refreshPages, type TaskLine } from '../tasks.ts';
import type { SeenChanges } from '../use-changes.ts';
import type { Cursor } from '../use-cursor.ts';
import { noteAt } from '../use-place.ts';
import { type ListAct, useListActs, type Verdicts } from './list-acts.ts';
import type { Selection } from './use-selection.ts';

/** What came of the last thing that was done from the list. */
export type Outcome =
  | ({ kind: 'acted'; act: ListAct } & Verdicts)
  | { kind: 'copied'; code: string }
  | { kind: 'failed'; fault: unknown };

/** What can be done from the list, on the chosen rows or on the one under the cursor. */
export function useListWork(cursor: Cursor, selection: Selection, asked: Asked, changes: SeenChanges) {
  const [notice, setNotice] = useState<Outcome>();
  const [assigning, setAssigning] = useState(false);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const failing = (fault: unknown) => setNotice({ kind: 'failed', fault });
  const refresh = () => {
    changes.forget();
    refreshPages(queryClient, asked).catch(failing);
  };
  const { run, progress } = useListActs(refresh);

  const { line: current } = cursor;
  const meant = selection.chosen.length > 0 ? selection.chosen : current === undefined ? [] : [current];

  async function act(kind: ListAct) {
    const lines = meant;
    if (lines.length === 0 || progress !== undefined) return;
    const acted = await run(kind, lines);
    setNotice({ kind: 'acted', act: kind, ...acted });
    selection.drop(acted.verdicts.map(({ task }) => task));
  }

  return {
    notice,
    progress,
    /** The rows that an officer is chosen for now. */
    assigning: assigning ? meant : [],
    startAssigning: () => setAssigning(true),
    stopAssigning: () => setAssigning(false),
    dismiss: () => setNotice(undefined),
    act: (kind: ListAct) => void act(kind).catch(failing),
    open(line: TaskLine | undefined) {
      if (line === undefined) return;
      noteAt(line.id);
      navigate({ to: '/tasks/$taskId', params: { taskId: line.id } }).catch(failing);
    },
    copy(line: TaskLine | undefined) {
      if (line === undefined) return;
      const { code } = line.dossier;
      navigator.clipboard.writeText(code).then(() => setNotice({ kind: 'copied', code }), failing);
    },
    refresh,
  };
}

export type ListWork = ReturnType<typeof useListWork>;
