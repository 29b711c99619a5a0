import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { Names } from '#functions/http/environment.ts';
import { rootStore } from '#shared/adapters/dynamodb/archive/root-store.ts';
import { dynamoSealedDays } from '#shared/adapters/dynamodb/archive/sealed-days.ts';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoSignatureRecords } from '#shared/adapters/dynamodb/reference/signature-records.ts';
import { kmsClient } from '#shared/adapters/kms/client.ts';
import { kmsPublicKey } from '#shared/adapters/kms/public-key.ts';
import { kmsSigningKeys } from '#shared/adapters/kms/signing-keys.ts';
import { rootHolds } from '#shared/adapters/proof/root-holds.ts';
import { s3Client } from '#shared/adapters/s3/client.ts';
import { s3LockedObjects } from '#shared/adapters/s3/locked-objects.ts';
import { httpTimeStamps } from '#shared/adapters/time-stamp/http-time-stamps.ts';
import { proveDays } from '#shared/use-cases/archive/prove-days.ts';

const logger = new Logger();
const environment = z
  .object({ ...Names.table.shape, ...Names.archive.shape, SIGNING_KEY_ARN: z.string().min(1) })
  .parse(process.env);
const dynamo = dynamoClient();
const kms = kmsClient();
const key = environment.SIGNING_KEY_ARN;
const deps = {
  sealed: dynamoSealedDays(dynamo, environment.TABLE_NAME),
  roots: rootStore(
    dynamo,
    environment.TABLE_NAME,
    s3LockedObjects({ client: s3Client(), name: environment.ARCHIVE_BUCKET }),
  ),
  keys: kmsSigningKeys(kms),
  key,
  timeStamps: httpTimeStamps(dynamoSignatureRecords(dynamo, environment.TABLE_NAME).timeStampAuthorities),
  publicKey: () => kmsPublicKey(kms, key),
  rootHolds,
};

/** On a schedule: signs every day that is over and has no root yet. */
export const handler = async () => {
  const made = await proveDays(deps, new Date().toISOString());
  for (const { record } of made) logger.info('day signed', { day: record.day, dossiers: record.count });
};
