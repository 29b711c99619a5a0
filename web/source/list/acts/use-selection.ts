import { useCallback, useEffect, useMemo, useState } from 'react';
import type { TaskLine, Tasks } from '../tasks.ts';

/** Maximum rows that are chosen together. */
const maxChosen = 5_000;

/** The tasks that are chosen to be acted on together. */
export function useSelection({ lines, hasNextPage, isError, loadMore }: Tasks) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback(({ id }: TaskLine) => {
    setIds((now) => {
      const next = new Set(now);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  const clear = useCallback(() => setIds(new Set()), []);
  const drop = useCallback((gone: readonly string[]) => {
    setIds((now) => now.difference(new Set(gone)));
  }, []);

  // Rows beyond those that are loaded are loaded first: each is acted on in the version that was shown.
  const [isGathering, setIsGathering] = useState(false);
  const isMore = hasNextPage && lines.length < maxChosen;
  useEffect(() => {
    if (!isGathering) return;
    if (isMore && !isError) return loadMore();
    setIsGathering(false);
    if (!isError) setIds(new Set(lines.slice(0, maxChosen).map(({ id }) => id)));
  }, [isGathering, isMore, isError, lines, loadMore]);
  const chooseAll = useCallback(() => setIsGathering(true), []);

  const chosen = useMemo(() => lines.filter(({ id }) => ids.has(id)), [lines, ids]);
  return { ids, chosen, toggle, clear, drop, chooseAll, isGathering };
}

export type Selection = ReturnType<typeof useSelection>;
