import { useCallback, useMemo, useState } from 'react';
import type { TaskLine } from './tasks.ts';

/** The tasks that are chosen to be acted on together. */
export function useSelection(lines: readonly TaskLine[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback(({ id }: TaskLine) => {
    setIds((now) => {
      const next = new Set(now);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  const clear = useCallback(() => setIds(new Set()), []);
  const chosen = useMemo(() => lines.filter(({ id }) => ids.has(id)), [lines, ids]);
  return { ids, chosen, toggle, clear };
}

export type Selection = ReturnType<typeof useSelection>;
