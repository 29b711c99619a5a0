import { queryOptions, useQuery } from '@tanstack/react-query';
import { bodyOf } from '#web/api/ask.ts';
import { client } from '#web/api/client.ts';
import type { Asked } from './tasks.ts';

const halfMinute = 30_000;

/** How many tasks there are of each kind; what becomes of them is noticed by the list. */
const countsQuery = (asked: Omit<Asked, 'view' | 'sort' | 'limit' | 'cursor'>) =>
  queryOptions({
    queryKey: ['task-counts', asked],
    queryFn: async ({ signal }) => bodyOf(await client.call('countTasks', { query: asked, signal })),
    staleTime: halfMinute,
    placeholderData: (before) => before,
  });

/** Of the whole unit. */
export const useCounts = () => useQuery(countsQuery({})).data;

/** How many rows a list has, beyond those that are loaded; undefined until it is known. */
export function useTotal({ view = 'all', sort: _, ...filters }: Asked): number | undefined {
  const { data, isPlaceholderData } = useQuery(countsQuery(filters));
  return isPlaceholderData ? undefined : data?.[view];
}
