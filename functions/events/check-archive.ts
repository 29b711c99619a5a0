import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { Names } from '#functions/http/environment.ts';
import { countMetric } from '#functions/http/metric.ts';
import { dynamoCheckStore } from '#shared/adapters/dynamodb/archive/check-store.ts';
import { dynamoKeepingStore } from '#shared/adapters/dynamodb/archive/keeping-store.ts';
import { rootStore } from '#shared/adapters/dynamodb/archive/root-store.ts';
import { dynamoSealedDays } from '#shared/adapters/dynamodb/archive/sealed-days.ts';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { dynamoSignatureRecords } from '#shared/adapters/dynamodb/reference/signature-records.ts';
import { rootHolds } from '#shared/adapters/proof/root-holds.ts';
import { s3ArchiveCopies } from '#shared/adapters/s3/archive-copies.ts';
import { s3Client } from '#shared/adapters/s3/client.ts';
import { s3LockedObjects } from '#shared/adapters/s3/locked-objects.ts';
import { stampReader } from '#shared/adapters/time-stamp/stamp-reader.ts';
import { checkArchive } from '#shared/use-cases/archive/check-archive.ts';

const logger = new Logger();
const environment = z
  .object({
    ...Names.table.shape,
    ...Names.archive.shape,
    CHECK_EVERY_DAYS: z.coerce.number().int().positive(),
    REPLICA_BUCKET: z.string().optional(),
    STAGE: z.string(),
  })
  .parse(process.env);
const dynamo = dynamoClient();
const { TABLE_NAME: table, REPLICA_BUCKET: replica, STAGE: stage } = environment;
const archive = { client: s3Client(), name: environment.ARCHIVE_BUCKET };
const deps = {
  sealed: dynamoSealedDays(dynamo, table),
  roots: rootStore(dynamo, table, s3LockedObjects(archive)),
  judges: { rootHolds, readStamp: stampReader(dynamoSignatureRecords(dynamo, table).trustAnchors) },
  store: dynamoDossierStore(dynamo, table),
  copies: s3ArchiveCopies(archive, replica),
  keeping: dynamoKeepingStore(dynamo, table),
  checks: dynamoCheckStore(dynamo, table),
  every: environment.CHECK_EVERY_DAYS,
};

/** Maximum time of a call, so that it can still say where it stopped, in milliseconds. */
const budgetMs = 12 * 60_000;

/** On a schedule, several times a night: checks the packages whose turn it is. */
export const handler = async () => {
  const until = performance.now() + budgetMs;
  const nights = await checkArchive(deps, new Date().toISOString(), () => performance.now() < until);
  for (const { damaged, ...night } of nights) {
    logger.info('archive checked', night);
    for (const damage of damaged) logger.error('archive damaged', damage);
  }
  const damages = nights.reduce((sum, night) => sum + night.damages, 0);
  countMetric(stage, 'DamagedPackages', damages);
};
