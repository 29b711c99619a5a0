import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Batch, type BatchStore } from '#shared/file/batch.ts';
import { keys } from '../kit/keys.ts';
import { versionedRecords } from '../kit/versioned-records.ts';

/** Batches of scans, each in a partition of its own; DynamoDB removes what has expired. */
export function dynamoBatchStore(client: DynamoDBClient, table: string): BatchStore {
  const kind = { schema: Batch, key: keys.batch, attribute: 'batch' };
  const { find, put } = versionedRecords<Batch>(client, table, kind);
  return {
    find,
    put: (batch) => put(batch, { ttl: { N: String(Math.floor(Date.parse(batch.expiresAt) / 1000)) } }),
  };
}
