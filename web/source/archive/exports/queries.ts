import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { AnswerOf } from 'motcua-client';
import { bodyOf } from '#web/api/ask.ts';
import { client } from '#web/api/client.ts';

export type ExportView = AnswerOf<'getExport'>;
export type ExportLine = AnswerOf<'listExports'>['items'][number];

export const exportsQuery = infiniteQueryOptions({
  queryKey: ['exports'],
  queryFn: async ({ signal, pageParam }) => {
    const query = { limit: 50, ...(pageParam !== undefined && { cursor: pageParam }) };
    return bodyOf(await client.call('listExports', { query, signal }));
  },
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ nextCursor }: { nextCursor?: string | undefined }) => nextCursor,
  staleTime: 0,
});

const whileMade = 10_000;

/** An export; asked for again and again until it is made. */
export const exportQuery = (exportId: string) =>
  queryOptions({
    queryKey: ['exports', exportId],
    queryFn: async ({ signal }) => bodyOf(await client.call('getExport', { params: { exportId }, signal })),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.state === 'ordered' ? whileMade : false),
  });
