import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { AnswerOf } from 'motcua-client';
import { bodyOf } from '#web/api/ask.ts';
import { client } from '#web/api/client.ts';
import { from, paged } from '#web/api/paged.ts';

export type Disposal = AnswerOf<'getDisposal'>;
export type DisposalLine = AnswerOf<'listDisposals'>['items'][number];

export const disposalsQuery = infiniteQueryOptions({
  ...paged,
  queryKey: ['disposals'],
  queryFn: async ({ signal, pageParam }) =>
    bodyOf(await client.call('listDisposals', { query: { limit: 50, ...from(pageParam) }, signal })),
  staleTime: 0,
});

export const disposalQuery = (disposalId: string) =>
  queryOptions({
    queryKey: ['disposals', disposalId],
    queryFn: async ({ signal }) =>
      bodyOf(await client.call('getDisposal', { params: { disposalId }, signal })),
    staleTime: 0,
  });
