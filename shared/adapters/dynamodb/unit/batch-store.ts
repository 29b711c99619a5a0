import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { Batch, type BatchStore } from '#shared/file/batch.ts';
import { keys } from '../kit/keys.ts';
import { putIf } from '../kit/put-if.ts';
import { overVersion } from '../kit/versioned-records.ts';

/** Batches of scans, each in a partition of its own; DynamoDB removes what has expired. */
export const dynamoBatchStore = (client: DynamoDBClient, TableName: string): BatchStore => ({
  async find(id) {
    const Key = keys.batch(id);
    const { Item } = await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
    return Item && Batch.parse(JSON.parse(Item['batch']?.S ?? ''));
  },

  put(batch) {
    const { expiresAt, id, version } = batch;
    const Item = {
      ...keys.batch(id),
      version: { N: String(version) },
      batch: { S: JSON.stringify(batch) },
      ttl: { N: String(Math.floor(Date.parse(expiresAt) / 1000)) },
    };
    return putIf(client, { TableName, Item, ...overVersion(version) });
  },
});
