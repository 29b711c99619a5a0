import { type DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { ProcedureSummary } from '#shared/contract/procedures.ts';
import { fold } from '#shared/kernel/fold.ts';
import { remember } from '#shared/kernel/remember.ts';
import type { Catalogue } from '#shared/procedure/catalogue.ts';

const Entry = z.object({ ...ProcedureSummary.shape, search: z.string() });

const fresh = 60_000;

/** The catalogue's summaries: a few thousand at most, read whole and remembered. */
export function dynamoCatalogue(client: DynamoDBClient, table: string): Catalogue {
  const load = remember(fresh, async (pk) => {
    const pages = paginateQuery(
      { client },
      {
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: pk } },
      },
    );
    const entries: z.infer<typeof Entry>[] = [];
    for await (const { Items = [] } of pages) {
      entries.push(...Items.map((item) => Entry.parse(JSON.parse(item['summary']?.S ?? ''))));
    }
    return entries;
  });
  return {
    async search({ q = '', limit, cursor = '' }) {
      const wanted = fold(q);
      const found = (await load('CATALOGUE')).filter(
        ({ code, search }) => code > cursor && search.includes(wanted),
      );
      const items = found.slice(0, limit).map(({ search: _, ...summary }) => summary);
      return { items, next: found.length > limit ? items.at(-1)?.code : undefined };
    },
  };
}
