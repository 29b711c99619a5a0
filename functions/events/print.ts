import { createHash } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier-store.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference.ts';
import { dynamoResultRegister } from '#shared/adapters/dynamodb/result-register.ts';
import { dynamoSignatureRecords } from '#shared/adapters/dynamodb/signature-records.ts';
import { kmsClient } from '#shared/adapters/kms/client.ts';
import { kmsSigningKeys } from '#shared/adapters/kms/signing-keys.ts';
import { signPdf } from '#shared/adapters/pades/sign-pdf.ts';
import { renderPaper } from '#shared/adapters/pdf/render-paper.ts';
import { s3Bucket } from '#shared/adapters/s3/client.ts';
import { s3PaperStore } from '#shared/adapters/s3/paper-store.ts';
import { Names } from '#shared/kernel/environment.ts';
import { printPapers } from '#shared/paper/print.ts';
import { makeResult } from '#shared/result/make-result.ts';
import type { SignPdf } from '#shared/signature/signer.ts';
import { perDossierOf } from './queue.ts';

const logger = new Logger();
const environment = z
  .object({ ...Names.table.shape, ...Names.intake.shape, VERIFY_URL: z.url() })
  .parse(process.env);
const dynamo = dynamoClient();
const table = environment.TABLE_NAME;
const keys = kmsSigningKeys(kmsClient());
const sign: SignPdf = (pdf, order) => signPdf(keys, pdf, order);
const deps = {
  store: dynamoDossierStore(dynamo, table),
  reference: dynamoReference(dynamo, table),
  register: dynamoResultRegister(dynamo, table),
  ...dynamoSignatureRecords(dynamo, table),
  verifyAt: environment.VERIFY_URL,
  sign,
  papers: s3PaperStore(s3Bucket(environment.INTAKE_BUCKET)),
  render: renderPaper,
  sha256: (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex'),
};

/** Prints the official papers that the journal makes due, and the results that it orders. Nobody who acts waits for them. */
export const handler = async (event: unknown) =>
  perDossierOf(
    event,
    async (code) => {
      const at = new Date().toISOString();
      const printed = await printPapers(deps, code, at);
      const result = await makeResult(deps, code, at);
      if (printed.length > 0 || result) logger.info('papers printed', { code, printed, result });
    },
    (code, error) => logger.error('printing failed', { code, error }),
  );
