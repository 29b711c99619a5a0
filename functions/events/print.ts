import { createHash } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier-store.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference.ts';
import { renderPaper } from '#shared/adapters/pdf/render-paper.ts';
import { s3Bucket } from '#shared/adapters/s3/client.ts';
import { s3PaperStore } from '#shared/adapters/s3/paper-store.ts';
import { Names } from '#shared/kernel/environment.ts';
import { printPapers } from '#shared/paper/print.ts';
import { perDossier, StreamEvent } from './stream.ts';

const logger = new Logger();
const environment = z.object({ ...Names.table.shape, ...Names.intake.shape }).parse(process.env);
const dynamo = dynamoClient();
const deps = {
  store: dynamoDossierStore(dynamo, environment.TABLE_NAME),
  reference: dynamoReference(dynamo, environment.TABLE_NAME),
  papers: s3PaperStore(s3Bucket(environment.INTAKE_BUCKET)),
  render: renderPaper,
  sha256: (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex'),
};

/** Prints the official papers that the journal makes due. Nobody who acts on a dossier waits for them. */
export const handler = async (event: unknown) =>
  perDossier(
    StreamEvent.parse(event).Records,
    async (code) => {
      const printed = await printPapers(deps, code, new Date().toISOString());
      if (printed.length > 0) logger.info('papers printed', { code, printed });
    },
    (code, error) => logger.error('printing failed', { code, error }),
  );
