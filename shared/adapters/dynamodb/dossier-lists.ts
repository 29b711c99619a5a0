import type { Dossier } from '#shared/dossier/dossier.ts';
import type { DossierLists, ListQuery } from '#shared/dossier/lists.ts';
import type { DynamoClient } from './client.ts';
import { lists } from './keys.ts';
import type { Item, QueryInput } from './operations.ts';
import { readState } from './read-state.ts';

/** Queries for one page before the caller gets what was found so far: a filter must not read without end. */
const mostQueries = 20;

/** Before and after every place in a list, which begins with a year; an empty text would be no key to DynamoDB. */
const lowest = '0';
const highest = '~';

/** Work lists and closed lists, read from the index `lists`. */
export function dynamoDossierLists(client: DynamoClient, table: string): DossierLists {
  return {
    async page(query) {
      const dossiers: Dossier[] = [];
      let after = query.after;
      for await (const found of walk(client, table, query)) {
        if (found === 'far enough' || dossiers.length === query.limit) return { dossiers, after };
        after = found.position;
        if (query.matches(found.dossier)) dossiers.push(found.dossier);
      }
      return { dossiers };
    },
  };
}

async function* walk(client: DynamoClient, TableName: string, query: ListQuery) {
  let { after } = query;
  for (let queries = 0; queries < mostQueries; queries += 1) {
    const range = rangeAfter(query, after);
    if (range === undefined) return;
    const found = await client.call('Query', { TableName, ...range });
    for (const placed of (found.Items ?? []).map(placedOf)) {
      // The bounds are inclusive: the last one of the page before comes again.
      if (placed.position !== after) yield placed;
      after = placed.position;
    }
    if (found.LastEvaluatedKey === undefined) return;
  }
  yield 'far enough' as const;
}

const placedOf = (item: Item) => ({
  position: item['order']?.S ?? '',
  dossier: readState(item),
});

/** The part of the list that comes after a position, in the asked direction; undefined where there can be nothing. */
function rangeAfter(
  { list, unit, from = lowest, to = highest, limit, descending }: ListQuery,
  after: string | undefined,
): Omit<QueryInput, 'TableName'> | undefined {
  const low = descending || after === undefined || after < from ? from : after;
  const high = !descending || after === undefined || after > to ? to : after;
  // DynamoDB takes bounds in the wrong order for a mistake.
  if (low > high) return undefined;
  return {
    IndexName: 'lists',
    KeyConditionExpression: '#list = :list AND #order BETWEEN :from AND :to',
    ExpressionAttributeNames: { '#list': 'list', '#order': 'order' },
    ExpressionAttributeValues: { ':list': { S: lists[list](unit) }, ':from': { S: low }, ':to': { S: high } },
    ScanIndexForward: !descending,
    Limit: Math.max(limit + 1, 50),
  };
}
