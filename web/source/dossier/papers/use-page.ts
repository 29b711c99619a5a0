import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { PageView } from '../model.ts';
import { pageQuery } from '../queries.ts';

/** Above so many pixels a page is fetched in its larger size. */
const largeFrom = 1_100;

interface Asked {
  code: string;
  fileId: string;
  page: number;
  /** In CSS pixels. */
  width: number;
}

/** A page of a paper; the one before stays in view until it is there, and the one after it is fetched ahead. */
export function usePage({ code, fileId, page, width }: Asked) {
  const queryClient = useQueryClient();
  const size = width * devicePixelRatio > largeFrom ? 1600 : 1000;
  const query = useQuery({
    ...pageQuery({ code, fileId, page, size }),
    placeholderData: (before: PageView | undefined) => (before?.fileId === fileId ? before : undefined),
  });
  const { data, isPlaceholderData } = query;
  const next = data !== undefined && !isPlaceholderData && page < data.pages ? page + 1 : undefined;

  useEffect(() => {
    if (next === undefined) return;
    const idle = requestIdleCallback(
      () => void queryClient.prefetchQuery(pageQuery({ code, fileId, page: next, size })),
    );
    return () => cancelIdleCallback(idle);
  }, [queryClient, code, fileId, next, size]);

  return query;
}
