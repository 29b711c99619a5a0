import { type DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import canonicalize from 'canonicalize';
import { JournalEntry } from '#shared/journal/journal.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import type { ResultRegister } from '#shared/result/register.ts';
import { isLost } from '../dossier/dossier-writes.ts';
import { historyOf, keys } from '../kit/keys.ts';
import { packText, unpackText } from '../kit/packed-text.ts';
import { queryAll } from '../kit/query-all.ts';

/** Histories of results in partitions of their own; an entry is put once and never again. */
export const dynamoResultRegister = (client: DynamoDBClient, table: string): ResultRegister => ({
  async history(token) {
    const items = await queryAll(client, {
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': historyOf(token).pk },
    });
    return items.map((item) => JournalEntry.parse(JSON.parse(unpackText(item['entry']) ?? '')));
  },

  async append(entries) {
    const TransactItems = entries.map((entry) => ({
      Put: {
        TableName: table,
        Item: { ...keys.registration(entry.code, entry.seq), entry: packText(canonicalize(entry) ?? '') },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    }));
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems }));
      return ok(undefined);
    } catch (error) {
      if (isLost(error)) return fail('stale');
      throw error;
    }
  },
});
