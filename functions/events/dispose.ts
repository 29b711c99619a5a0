import { Logger } from '@aws-lambda-powertools/logger';
import { S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoDisposalBook } from '#shared/adapters/dynamodb/disposal-book.ts';
import { dynamoKeepingBook } from '#shared/adapters/dynamodb/keeping-book.ts';
import { kmsClient } from '#shared/adapters/kms/client.ts';
import { kmsPublicKey } from '#shared/adapters/kms/public-key.ts';
import { kmsSigningKeys } from '#shared/adapters/kms/signing-keys.ts';
import { s3ArchiveRemoval } from '#shared/adapters/s3/archive-removal.ts';
import { s3CertificateStore } from '#shared/adapters/s3/certificate-store.ts';
import { s3Bucket } from '#shared/adapters/s3/client.ts';
import { s3LockedObjects } from '#shared/adapters/s3/locked-objects.ts';
import { carryOutDisposals } from '#shared/archive/keeping/carry-out.ts';
import { Names } from '#shared/kernel/environment.ts';

const logger = new Logger();
const environment = z
  .object({ ...Names.table.shape, ...Names.archive.shape, SIGNING_KEY_ARN: z.string().min(1) })
  .parse(process.env);
const dynamo = dynamoClient();
const kms = kmsClient();
const { TABLE_NAME: table, ARCHIVE_BUCKET: archive, SIGNING_KEY_ARN: key } = environment;
const deps = {
  book: dynamoKeepingBook(dynamo, table),
  disposals: dynamoDisposalBook(dynamo, table),
  removal: s3ArchiveRemoval(new S3Client({}), archive),
  certificates: s3CertificateStore(s3LockedObjects(s3Bucket(archive))),
  keys: kmsSigningKeys(kms),
  key,
  publicKey: () => kmsPublicKey(kms, key),
};

/** On a schedule: carries out the disposals that were approved. */
export const handler = async () => {
  for (const { record } of await carryOutDisposals(deps, new Date().toISOString()))
    logger.info('disposal carried out', {
      disposal: record.disposal,
      destroyed: record.destroyed.length,
      kept: record.kept.length,
    });
};
