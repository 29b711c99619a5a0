import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { Names } from '#functions/http/environment.ts';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference/reference.ts';
import { dynamoSignatureRecords } from '#shared/adapters/dynamodb/reference/signature-records.ts';
import { clamav } from '#shared/adapters/malware/clamav.ts';
import { s3Client } from '#shared/adapters/s3/client.ts';
import { s3Intake } from '#shared/adapters/s3/intake.ts';
import { receiveFile } from '#shared/use-cases/file/receive-upload.ts';
import { Arrival } from './kit/arrival.ts';
import { fromQueue, type QueueRecord } from './kit/queue.ts';

const logger = new Logger();
const environment = z
  .object({ ...Names.table.shape, ...Names.intake.shape, CLAMAV_PROGRAM: z.string().optional() })
  .parse(process.env);
/** In the cloud the intake is scanned before a file is announced; elsewhere ClamAV does it, where it is there. */
const scan = environment.CLAMAV_PROGRAM === undefined ? undefined : clamav(environment.CLAMAV_PROGRAM);
const client = dynamoClient();
const signatures = dynamoSignatureRecords(client, environment.TABLE_NAME);
const deps = {
  store: dynamoDossierStore(client, environment.TABLE_NAME),
  reference: dynamoReference(client, environment.TABLE_NAME),
  intake: s3Intake({ client: s3Client(), name: environment.INTAKE_BUCKET }, signatures.trustAnchors, scan),
};

/** Looks at each file that arrived in the intake, and lets its dossier go on. */
export const handler = fromQueue(async (records) => {
  const failures = await Promise.all(
    records.map(async (record) => {
      try {
        await inspect(record);
        return [];
      } catch (error) {
        logger.error('inspection failed', { messageId: record.messageId, error });
        return [{ itemIdentifier: record.messageId }];
      }
    }),
  );
  return { batchItemFailures: failures.flat() };
});

async function inspect({ body }: QueueRecord) {
  const { key, threat, scannedBy } = Arrival.parse(JSON.parse(body));
  const result = await receiveFile(deps, { key, threat, scannedBy, at: new Date().toISOString() });
  logger.info('file inspected', { key, result });
}
