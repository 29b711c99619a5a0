import { useInfiniteQuery } from '@tanstack/react-query';
import type { AnswerOf } from 'motcua-client';
import { useCallback, useMemo } from 'react';
import { bodyOf } from '#web/api/ask.ts';
import { client } from '#web/api/client.ts';
import type { Asked } from './search.ts';

export type FoundLine = AnswerOf<'findDossiers'>['items'][number];
type Cursor = string | undefined;

const pageSize = 50;

const readPage = async (asked: Asked, cursor: Cursor, signal: AbortSignal) => {
  const body = { ...asked, limit: pageSize, ...(cursor !== undefined && { cursor }) };
  return bodyOf(await client.call('findDossiers', { body, signal }));
};

/** The dossiers that were found so far. Each page is noted as a look, so it is read once and when it is wanted. */
export function useFound(asked: Asked | undefined) {
  const query = useInfiniteQuery({
    queryKey: ['found', asked],
    queryFn: ({ pageParam, signal }) => readPage(asked ?? {}, pageParam, signal),
    initialPageParam: undefined as Cursor,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    enabled: asked !== undefined,
    staleTime: 60_000,
  });
  const lines = useMemo(() => unique(query.data?.pages.flatMap(({ items }) => items) ?? []), [query.data]);
  const { hasNextPage, isFetching, fetchNextPage } = query;
  const loadMore = useCallback(() => {
    // What goes wrong with it is in the query.
    if (hasNextPage && !isFetching) fetchNextPage().catch(() => undefined);
  }, [hasNextPage, isFetching, fetchNextPage]);
  return { ...query, lines, loadMore };
}

/** A dossier that is closed while the pages are read is in two of them. */
const unique = (lines: readonly FoundLine[]) => [...new Map(lines.map((line) => [line.code, line])).values()];

/** Under which name the page of a dossier is opened: its task; of one that has none, a task before the first. */
export const placeOf = ({ code, task }: FoundLine): string => task?.id ?? `${code}~0`;
