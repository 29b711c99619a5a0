import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { bodyOf } from '#web/api/ask.ts';
import { client } from '#web/api/client.ts';
import { from, paged } from '#web/api/paged.ts';

/** Days in Việt Nam, both included. */
export interface Period {
  from?: string;
  to?: string;
}

export const ratingsQuery = (period: Period) =>
  infiniteQueryOptions({
    ...paged,
    queryKey: ['ratings', period],
    queryFn: async ({ signal, pageParam }) =>
      bodyOf(
        await client.call('listRatings', { query: { ...period, limit: 50, ...from(pageParam) }, signal }),
      ),
  });

export const guidanceQuery = (period: Period) =>
  infiniteQueryOptions({
    ...paged,
    queryKey: ['guidance', period],
    queryFn: async ({ signal, pageParam }) =>
      bodyOf(
        await client.call('listGuidance', { query: { ...period, limit: 50, ...from(pageParam) }, signal }),
      ),
  });

const whileMade = 3_000;

/** A book; asked for again and again until it is made. */
export const bookQuery = (id: string) =>
  queryOptions({
    queryKey: ['book', id],
    queryFn: async ({ signal }) => bodyOf(await client.call('getBook', { params: { id }, signal })),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.state === 'ready' ? false : whileMade),
  });

export const reconciliationQuery = (date: string) =>
  queryOptions({
    queryKey: ['reconciliation', date],
    queryFn: async ({ signal }) =>
      bodyOf(await client.call('getReconciliation', { query: { date }, signal })),
  });
