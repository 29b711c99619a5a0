import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { AnswerOf } from 'motcua-client';
import { bodyOf } from '#web/api/ask.ts';
import { client } from '#web/api/client.ts';

export type Disposal = AnswerOf<'getDisposal'>;
export type DisposalLine = AnswerOf<'listDisposals'>['items'][number];

export const disposalsQuery = infiniteQueryOptions({
  queryKey: ['disposals'],
  queryFn: async ({ signal, pageParam }) => {
    const query = { limit: 50, ...(pageParam !== undefined && { cursor: pageParam }) };
    return bodyOf(await client.call('listDisposals', { query, signal }));
  },
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ nextCursor }: { nextCursor?: string | undefined }) => nextCursor,
  staleTime: 0,
});

export const disposalQuery = (disposalId: string) =>
  queryOptions({
    queryKey: ['disposals', disposalId],
    queryFn: async ({ signal }) =>
      bodyOf(await client.call('getDisposal', { params: { disposalId }, signal })),
    staleTime: 0,
  });
