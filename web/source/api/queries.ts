import { queryOptions, useQuery } from '@tanstack/react-query';
import { bodyOf } from './ask.ts';
import { client } from './client.ts';

const minute = 60_000;

/** Who is signed in. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => bodyOf(await client.call('getMe', { signal })),
  staleTime: 5 * minute,
});

/** The names of those who may hold a task of the caller's unit. */
export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: async ({ signal }) => bodyOf(await client.call('listPeople', { query: { limit: 100 }, signal })),
  staleTime: 10 * minute,
});

/** The names of units, for whoever chooses one. */
export const unitsQuery = queryOptions({
  queryKey: ['units'],
  queryFn: async ({ signal }) => bodyOf(await client.call('listUnits', { query: { limit: 100 }, signal })),
  staleTime: 10 * minute,
});

/** The names of procedures, for whoever chooses one. */
export const proceduresQuery = queryOptions({
  queryKey: ['procedures'],
  queryFn: async ({ signal }) =>
    bodyOf(await client.call('listProcedures', { query: { limit: 100 }, signal })),
  staleTime: 10 * minute,
});

/** A dossier with what is shown beside it: whoever opens it asks once. */
export const dossierQuery = (code: string) =>
  queryOptions({
    queryKey: ['dossier', code],
    queryFn: async ({ signal }) =>
      bodyOf(await client.call('getDossier', { params: { code }, query: { view: 'desk' }, signal })),
  });

/** What an officer is called; the id where the directory does not know them, or tells the caller nothing. */
export function useNameOf(): (officer: string) => string {
  const { data: me } = useQuery(meQuery);
  const { data } = useQuery({ ...peopleQuery, enabled: me?.kind === 'officer' || me?.kind === 'manager' });
  return (officer) => data?.items.find((one) => one.officer === officer)?.name ?? officer;
}
