import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import canonicalize from 'canonicalize';
import { JournalEntry } from '#shared/journal/journal.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import type { ResultLog } from '#shared/result/result-log.ts';
import { historyOf, keys } from '../kit/keys.ts';
import { packText, unpackText } from '../kit/packed-text.ts';
import { absent, putTogether } from '../kit/put.ts';
import { queryPartition } from '../kit/query-all.ts';

/** Histories of results in partitions of their own; an entry is put once and never again. */
export const dynamoResultLog = (client: DynamoDBClient, table: string): ResultLog => ({
  async history(token) {
    const items = await queryPartition(client, table, historyOf(token));
    return items.map((item) => JournalEntry.parse(JSON.parse(unpackText(item['entry']) ?? '')));
  },

  async append(entries) {
    const puts = entries.map((entry) => ({
      TableName: table,
      Item: { ...keys.registration(entry.code, entry.seq), entry: packText(canonicalize(entry) ?? '') },
      ...absent,
    }));
    return (await putTogether(client, puts)) ? ok(undefined) : fail('stale');
  },
});
