import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoAccessLog } from '#shared/adapters/dynamodb/archive/access-log.ts';
import { dynamoKeepingStore } from '#shared/adapters/dynamodb/archive/keeping-store.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { s3ArchiveReader } from '#shared/adapters/s3/archive-reader.ts';
import type { Bucket } from '#shared/adapters/s3/client.ts';

/** What every function needs that opens sealed dossiers, and notes that it did. */
export const archiveDeps = (client: DynamoDBClient, table: string, archive: Bucket) => ({
  store: dynamoDossierStore(client, table),
  accessLog: dynamoAccessLog(client, table),
  keeping: dynamoKeepingStore(client, table),
  archive: s3ArchiveReader(archive),
});
