import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { Names } from '#functions/http/environment.ts';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference/reference.ts';
import { sha256 } from '#shared/adapters/hashing.ts';
import { boundedRecogniser } from '#shared/adapters/recognition/bounded-recogniser.ts';
import { s3Client } from '#shared/adapters/s3/client.ts';
import { s3ScanStore } from '#shared/adapters/s3/scan-store.ts';
import { recogniseFile } from '#shared/use-cases/file/recognise-file.ts';
import type { BatchAnswer } from './kit/batch.ts';
import { fromQueue } from './kit/queue.ts';

const logger = new Logger();
const environment = z.object({ ...Names.table.shape, ...Names.intake.shape }).parse(process.env);
const dynamo = dynamoClient();
const deps = {
  store: dynamoDossierStore(dynamo, environment.TABLE_NAME),
  reference: dynamoReference(dynamo, environment.TABLE_NAME),
  scans: s3ScanStore({ client: s3Client(), name: environment.INTAKE_BUCKET }),
  recogniser: boundedRecogniser,
  sha256,
};

const Scan = z.object({ code: z.string(), file: z.string() });

/** Reads the text of files that were accepted, one after the other: the engine takes one picture at a time. */
export const handler = fromQueue(async (records) => {
  const failures: BatchAnswer['batchItemFailures'] = [];
  for (const { messageId, body } of records) {
    try {
      const { code, file } = Scan.parse(JSON.parse(body));
      const outcome = await recogniseFile(deps, { code, file, now: () => new Date().toISOString() });
      const said = typeof outcome === 'string' ? { outcome } : { pages: outcome.pages };
      logger.info('file recognised', { code, file, ...said });
    } catch (error) {
      logger.error('recognition failed', { body, error });
      failures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures: failures };
});
