import { type AttributeValue, type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { Dossier } from '#shared/dossier/dossier.ts';
import type { DossierLists, ListQuery } from '#shared/dossier/lists.ts';
import { lists } from './keys.ts';

/** Queries for one page before the caller gets what was found so far: a filter must not read without end. */
const mostQueries = 20;
const lowest = '';
const highest = '\u{10ffff}';

/** Work lists and closed lists, read from the index `lists`. */
export function dynamoDossierLists(client: DynamoDBClient, table: string): DossierLists {
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

async function* walk(client: DynamoDBClient, TableName: string, query: ListQuery) {
  let { after } = query;
  for (let queries = 0; queries < mostQueries; queries += 1) {
    const found = await client.send(new QueryCommand({ TableName, ...range(query, after) }));
    for (const item of found.Items ?? []) {
      const position = item['order']?.S ?? '';
      if (position !== after)
        yield { position, dossier: Dossier.parse(JSON.parse(item['dossier']?.S ?? '')) };
      after = position;
    }
    if (found.LastEvaluatedKey === undefined) return;
  }
  yield 'far enough' as const;
}

/** The part of the list that comes after a position, in the asked direction. */
function range(
  { list, unit, from = lowest, to = highest, limit, descending }: ListQuery,
  after: string | undefined,
) {
  const bounds = descending ? [from, after ?? to] : [after ?? from, to];
  const value = (text: string | undefined): AttributeValue => ({ S: text ?? lowest });
  return {
    IndexName: 'lists',
    KeyConditionExpression: '#list = :list AND #order BETWEEN :from AND :to',
    ExpressionAttributeNames: { '#list': 'list', '#order': 'order' },
    ExpressionAttributeValues: {
      ':list': value(lists[list](unit)),
      ':from': value(bounds[0]),
      ':to': value(bounds[1]),
    },
    ScanIndexForward: !descending,
    Limit: Math.max(limit + 1, 50),
  };
}
