import { infiniteQueryOptions } from '@tanstack/react-query';
import { bodyOf } from '#web/api/ask.ts';
import { client } from '#web/api/client.ts';

type Cursor = string | undefined;

/** What the unit is asked and has not answered, in the order in which it is due. */
export const consultationsQuery = infiniteQueryOptions({
  queryKey: ['consultations'],
  queryFn: async ({ pageParam: cursor, signal }) => {
    const query = { limit: 100, ...(cursor !== undefined && { cursor }) };
    return bodyOf(await client.call('listConsultations', { query, signal }));
  },
  initialPageParam: undefined as Cursor,
  getNextPageParam: ({ nextCursor }) => nextCursor,
});
