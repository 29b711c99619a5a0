import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useListOrder } from '#web/list/order.ts';
import { useBackToList } from '#web/list/use-back-to-list.ts';
import { useTitle } from '#web/shell/use-title.ts';
import { useShortcuts } from '#web/shortcuts/use-shortcuts.ts';
import { useWords } from '#web/words/words.ts';
import { DossierPage } from './dossier-page.tsx';
import { useNeighbour } from './use-neighbour.ts';

/** A dossier, with the way to its neighbours in the list and back to the list. */
export function DossierRoute() {
  const { taskId } = useParams({ from: '/tasks/$taskId' });
  const { dossier } = useWords();
  const { previous, next } = useListOrder();
  const navigate = useNavigate();
  const back = useBackToList();
  useTitle(dossier.title);
  useNeighbour(next);

  // What had the focus may have been in the list; a screen reader begins at the dossier.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each dossier
  useEffect(() => document.getElementById('main')?.focus({ preventScroll: true }), [taskId]);

  // A neighbour takes the place of the dossier, so that the browser's Back leads to the list.
  const go = (to: string | undefined) => {
    if (to !== undefined) void navigate({ to: '/tasks/$taskId', params: { taskId: to }, replace: true });
  };
  useShortcuts({ j: () => go(next), k: () => go(previous), u: back });
  return <DossierPage key={taskId} taskId={taskId} />;
}
