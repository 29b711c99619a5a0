import { useCallback, useEffect, useRef, useState } from 'react';
import type { TaskLine, Tasks } from './tasks.ts';
import type { usePlace } from './use-place.ts';

const settledMs = 400;
/** Where a link points beyond so many rows, the list begins at its top. */
const maxRowsSearched = 5_000;

/** The row that keys act on. It is kept by its task, so that it stays there when rows come and go above it. */
export function useCursor(tasks: Tasks, place: ReturnType<typeof usePlace>) {
  const { lines, hasNextPage, isFetching, loadMore } = tasks;
  const { put } = place;
  const [id, setId] = useState(place.search.at);
  const isMoved = useRef(false);
  const lastIndex = useRef(0);
  const found = lines.findIndex((line) => line.id === id);
  const index = found >= 0 ? found : Math.min(lastIndex.current, lines.length - 1);
  lastIndex.current = Math.max(index, 0);

  const isSought = id !== undefined && found < 0 && !isMoved.current && hasNextPage;
  useEffect(() => {
    if (isSought && !isFetching && lines.length < maxRowsSearched) loadMore();
  }, [isSought, isFetching, lines.length, loadMore]);

  useEffect(() => {
    if (!isMoved.current) return;
    const timer = setTimeout(() => put(id), settledMs);
    return () => clearTimeout(timer);
  }, [id, put]);

  const move = useCallback(
    (to: number) => {
      const line = lines[Math.max(0, Math.min(to, lines.length - 1))];
      if (line === undefined) return;
      isMoved.current = true;
      setId(line.id);
    },
    [lines],
  );
  const line: TaskLine | undefined = lines[index];
  return { index, line, move };
}

export type Cursor = ReturnType<typeof useCursor>;
