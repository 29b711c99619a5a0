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
      for (let queries = 0; queries < mostQueries; queries += 1) {
        const { Items = [], LastEvaluatedKey } = await client.send(
          new QueryCommand({ TableName: table, ...range(query, after) }),
        );
        for (const item of Items) {
          if (dossiers.length === query.limit) return { dossiers, after };
          const position = item['order']?.S;
          if (position === after) continue;
          after = position;
          const dossier = Dossier.parse(JSON.parse(item['dossier']?.S ?? ''));
          if (query.matches(dossier)) dossiers.push(dossier);
        }
        if (LastEvaluatedKey === undefined) return { dossiers };
      }
      return { dossiers, after };
    },
  };
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
