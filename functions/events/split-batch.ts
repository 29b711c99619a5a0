import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { Names } from '#functions/http/environment.ts';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference/reference.ts';
import { dynamoBatchStore } from '#shared/adapters/dynamodb/unit/batch-store.ts';
import { sha256 } from '#shared/adapters/hashing.ts';
import { s3Client } from '#shared/adapters/s3/client.ts';
import { s3ScanStore } from '#shared/adapters/s3/scan-store.ts';
import { boundedSplit } from '#shared/adapters/scan-batch/bounded-split.ts';
import { batchIn } from '#shared/file/batch.ts';
import { splitUploaded } from '#shared/use-cases/file/split-uploaded.ts';
import { Arrival } from './kit/arrival.ts';
import type { BatchAnswer } from './kit/batch.ts';
import { fromQueue } from './kit/queue.ts';

const logger = new Logger();
const environment = z.object({ ...Names.table.shape, ...Names.intake.shape }).parse(process.env);
const dynamo = dynamoClient();
const deps = {
  batches: dynamoBatchStore(dynamo, environment.TABLE_NAME),
  reference: dynamoReference(dynamo, environment.TABLE_NAME),
  scans: s3ScanStore({ client: s3Client(), name: environment.INTAKE_BUCKET }),
  split: boundedSplit,
  sha256,
};

/** Splits batches of scans that arrived in the intake, one after the other: memory holds one of them. */
export const handler = fromQueue(async (records) => {
  const failures: BatchAnswer['batchItemFailures'] = [];
  for (const { messageId, body } of records) {
    try {
      await split(body);
    } catch (error) {
      logger.error('batch not split', { body, error });
      failures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures: failures };
});

async function split(body: string) {
  const { key, threat } = Arrival.parse(JSON.parse(body));
  const id = batchIn(key);
  if (id === undefined) return;
  const outcome = await splitUploaded(deps, { id, threat, at: new Date().toISOString() });
  const said =
    typeof outcome === 'string'
      ? { outcome }
      : { state: outcome.state, reason: outcome.reason, parts: outcome.parts?.length };
  logger.info('batch split', { id, ...said });
}
