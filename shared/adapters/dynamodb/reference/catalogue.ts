import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { fold } from '#shared/kernel/fold.ts';
import { pageOf } from '#shared/kernel/page.ts';
import { remember } from '#shared/kernel/remember.ts';
import { type Catalogue, ProcedureSummary } from '#shared/procedure/catalogue.ts';
import { partitions } from '../kit/partitions.ts';
import { queryAll } from '../kit/query-all.ts';

const Entry = z.object({ ...ProcedureSummary.shape, search: z.string() });

const fresh = 60_000;

/** The catalogue's summaries: a few thousand at most, read whole and remembered. */
export function dynamoCatalogue(client: DynamoDBClient, table: string): Catalogue {
  const load = remember(fresh, async (pk) => {
    const items = await queryAll(client, {
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: pk } },
    });
    return items.map((item) => Entry.parse(JSON.parse(item['summary']?.S ?? '')));
  });
  return {
    async search({ q = '', ...page }) {
      const wanted = fold(q);
      const found = (await load(partitions.catalogue)).filter(({ search }) => search.includes(wanted));
      const { items, ...rest } = pageOf(found, ({ code }) => code, page);
      return { items: items.map(({ search: _, ...summary }) => summary), ...rest };
    },
  };
}
