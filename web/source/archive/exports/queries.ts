import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { AnswerOf } from 'motcua-client';
import { bodyOf } from '#web/api/ask.ts';
import { client } from '#web/api/client.ts';
import { from, paged } from '#web/api/paged.ts';

export type ExportView = AnswerOf<'getExport'>;
export type ExportLine = AnswerOf<'listExports'>['items'][number];

export const exportsQuery = infiniteQueryOptions({
  ...paged,
  queryKey: ['exports'],
  queryFn: async ({ signal, pageParam }) =>
    bodyOf(await client.call('listExports', { query: { limit: 50, ...from(pageParam) }, signal })),
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
