import {
  type InfiniteData,
  infiniteQueryOptions,
  type QueryClient,
  useInfiniteQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { AnswerOf, QueryOf } from 'motcua-client';
import { useCallback, useEffect, useMemo } from 'react';
import { bodyOf } from '#web/api/ask.ts';
import { client } from '#web/api/client.ts';

type TaskPage = AnswerOf<'listTasks'>;
export type TaskLine = TaskPage['items'][number];
export type Asked = QueryOf<'listTasks'>;
type Cursor = string | undefined;
type Loaded = InfiniteData<TaskPage, Cursor>;

const pageSize = 100;
const halfHour = 1_800_000;

const readPage = async (asked: Asked, cursor: Cursor, signal?: AbortSignal) => {
  const query = { ...asked, limit: pageSize, ...(cursor !== undefined && { cursor }) };
  return bodyOf(await client.call('listTasks', { query, ...(signal && { signal }) }));
};

const listKey = (asked: Asked) => ['tasks', asked] as const;

/** Pages stay as they were loaded: they are refreshed one by one where somebody looks, never all at once. */
const tasksQuery = (asked: Asked) =>
  infiniteQueryOptions({
    queryKey: listKey(asked),
    queryFn: ({ pageParam, signal }) => readPage(asked, pageParam, signal),
    initialPageParam: undefined as Cursor,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: halfHour,
  });

/** A list as far as it is loaded. */
export function useTasks(asked: Asked) {
  const query = useInfiniteQuery(tasksQuery(asked));
  const queryClient = useQueryClient();
  const lines = useMemo(() => unique(query.data?.pages ?? []), [query.data]);
  const key = JSON.stringify(asked);

  // Whoever comes back sees at once what was there, and a moment later what has become of it.
  useEffect(() => {
    const asked: Asked = JSON.parse(key);
    refreshOlder(queryClient, asked).catch(() => undefined);
  }, [queryClient, key]);

  const { hasNextPage, isFetching, fetchNextPage } = query;
  const loadMore = useCallback(() => {
    // What goes wrong with it is in the query.
    if (hasNextPage && !isFetching) fetchNextPage().catch(() => undefined);
  }, [hasNextPage, isFetching, fetchNextPage]);
  // The server may have read far and found nothing yet.
  useEffect(() => {
    if (lines.length === 0) loadMore();
  }, [lines.length, loadMore]);
  return { ...query, lines, loadMore };
}

export type Tasks = ReturnType<typeof useTasks>;

/** A row that moved between two pages while they were read is in both. */
function unique(pages: readonly TaskPage[]): TaskLine[] {
  const lines = new Map(pages.flatMap(({ items }) => items).map((line) => [line.id, line]));
  return [...lines.values()];
}

const freshMs = 3_000;
/** Beyond these the rows are refreshed when they are loaded again. */
const maxPagesRefreshed = 3;

async function refreshOlder(queryClient: QueryClient, asked: Asked): Promise<void> {
  const state = queryClient.getQueryState(listKey(asked));
  if (state?.data === undefined || Date.now() - state.dataUpdatedAt < freshMs) return;
  await refreshPages(queryClient, asked);
}

/** Reads the first pages again. */
export async function refreshPages(queryClient: QueryClient, asked: Asked): Promise<void> {
  await refreshWhere(queryClient, asked, () => true);
}

/** Reads the pages again that have one of the tasks. */
export async function refreshAround(
  queryClient: QueryClient,
  asked: Asked,
  ids: ReadonlySet<string>,
): Promise<void> {
  await refreshWhere(queryClient, asked, ({ items }) => items.some(({ id }) => ids.has(id)));
}

/** Each page by its own cursor, and in place of the old one. */
async function refreshWhere(queryClient: QueryClient, asked: Asked, isWanted: (page: TaskPage) => boolean) {
  const loaded = queryClient.getQueryData<Loaded>(listKey(asked));
  if (loaded === undefined) return;
  const numbers = [...loaded.pages.keys()].filter((number) => {
    const page = loaded.pages[number];
    return page !== undefined && isWanted(page);
  });
  const fresh = new Map(
    await Promise.all(
      numbers
        .slice(0, maxPagesRefreshed)
        .map(async (number) => [number, await readPage(asked, loaded.pageParams[number])] as const),
    ),
  );
  queryClient.setQueryData<Loaded>(
    listKey(asked),
    (now) => now && { ...now, pages: now.pages.map((page, number) => fresh.get(number) ?? page) },
  );
}

/** Puts what has become of a task into every list that shows it, without moving any row. */
export function showChanged(
  queryClient: QueryClient,
  taskId: string,
  change: (line: TaskLine) => TaskLine,
): void {
  queryClient.setQueriesData<Loaded>({ queryKey: ['tasks'] }, (loaded) => {
    if (loaded === undefined) return undefined;
    const changed = (line: TaskLine) => (line.id === taskId ? change(line) : line);
    return {
      ...loaded,
      pages: loaded.pages.map((page) => ({ ...page, items: page.items.map(changed) })),
    };
  });
}
