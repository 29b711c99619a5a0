import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type * as z from 'zod';
import { remember } from '#shared/kernel/remember.ts';
import { partitions } from '../kit/partitions.ts';
import { queryAll } from '../kit/query-all.ts';

/** How long a record that may change is trusted, in milliseconds; a published version never changes. */
export const fresh = 60_000;

/** The same for calendars: until it is over, dossiers are still dated by the version before. */
export const freshCalendars = 15_000;

/** Reads published records out of the table; those that may change are remembered for a while. */
export function referenceRecords(client: DynamoDBClient, table: string) {
  const query = async (pk: string, prefix: string) => {
    const items = await queryAll(client, {
      TableName: table,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': { S: pk }, ':prefix': { S: prefix } },
    });
    return items.flatMap((item) => item['record']?.S ?? []).map((record): unknown => JSON.parse(record));
  };
  /** Those of a kind whose keys begin as asked. */
  const under = <T>(schema: z.ZodType<T>, milliseconds = fresh) =>
    remember(milliseconds, async (prefix: string) =>
      (await query(partitions.reference, prefix)).map((record) => schema.parse(record)),
    );
  /** All of a kind. */
  const all = <T>(prefix: string, schema: z.ZodType<T>, milliseconds?: number) => {
    const load = under(schema, milliseconds);
    return () => load(prefix);
  };
  return { query, under, all };
}
