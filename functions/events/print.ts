import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { Names } from '#functions/http/environment.ts';
import { dynamoKeepingStore } from '#shared/adapters/dynamodb/archive/keeping-store.ts';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference/reference.ts';
import { dynamoSignatureRecords } from '#shared/adapters/dynamodb/reference/signature-records.ts';
import { dynamoResultLog } from '#shared/adapters/dynamodb/unit/result-log.ts';
import { dynamoBookOrderStore, dynamoBookStore } from '#shared/adapters/dynamodb/unit/unit-record-store.ts';
import { sha256 } from '#shared/adapters/hashing.ts';
import { kmsClient } from '#shared/adapters/kms/client.ts';
import { kmsPageTokens } from '#shared/adapters/kms/page-tokens.ts';
import { kmsSigningKeys } from '#shared/adapters/kms/signing-keys.ts';
import { signPdf } from '#shared/adapters/pades/sign-pdf.ts';
import { renderPaper } from '#shared/adapters/pdf/render-paper.ts';
import { s3Client } from '#shared/adapters/s3/client.ts';
import { s3PaperStore } from '#shared/adapters/s3/paper-store.ts';
import type { SignPdf } from '#shared/signature/signer.ts';
import { keepBook } from '#shared/use-cases/book/keep-book.ts';
import { printPapers } from '#shared/use-cases/paper/print-paper.ts';
import { makeResult } from '#shared/use-cases/result/make-result.ts';
import { eachDossier } from './kit/batch.ts';
import { fromQueue, type QueueRecord } from './kit/queue.ts';

const logger = new Logger();
const environment = z
  .object({
    ...Names.table.shape,
    ...Names.intake.shape,
    ...Names.people.shape,
    VERIFY_URL: z.url(),
    STATUS_URL: z.url(),
  })
  .parse(process.env);
const dynamo = dynamoClient();
const table = environment.TABLE_NAME;
const keys = kmsSigningKeys(kmsClient());
const tokens = kmsPageTokens(environment.PERSON_KEY_ARN);
const sign: SignPdf = (pdf, order) => signPdf(keys, pdf, order);
const deps = {
  store: dynamoDossierStore(dynamo, table),
  reference: dynamoReference(dynamo, table),
  results: dynamoResultLog(dynamo, table),
  ...dynamoSignatureRecords(dynamo, table),
  orders: dynamoBookOrderStore(dynamo, table),
  books: dynamoBookStore(dynamo, table),
  keeping: dynamoKeepingStore(dynamo, table),
  verifyAt: environment.VERIFY_URL,
  statusAt: async (code: string) => `${environment.STATUS_URL}${encodeURIComponent(await tokens.of(code))}`,
  sign,
  papers: s3PaperStore({ client: s3Client(), name: environment.INTAKE_BUCKET }),
  render: renderPaper,
  sha256,
};

/** A dossier with something to print, or a book that was ordered. */
const Order = z.union([z.object({ code: z.string() }), z.object({ book: z.string() })]);

const naming = {
  codeOf: ({ body }: QueueRecord) => body,
  idOf: ({ messageId }: QueueRecord) => messageId,
};

/** Prints the papers that the journal makes due, the results that it orders, and books. Nobody who acts waits for them. */
export const handler = fromQueue((records) =>
  eachDossier(
    records,
    naming,
    async (body) => {
      const order = Order.parse(JSON.parse(body));
      return 'book' in order ? printBook(order.book) : printDossier(order.code);
    },
    (body, error) => logger.error('printing failed', { body, error }),
  ),
);

async function printDossier(code: string): Promise<void> {
  const at = new Date().toISOString();
  const printed = await printPapers(deps, code, at);
  const result = await makeResult(deps, code, at);
  if (printed.length > 0 || result) logger.info('papers printed', { code, printed, result });
}

async function printBook(id: string): Promise<void> {
  const book = await keepBook(deps, id);
  if (book !== undefined) logger.info('book kept', { id, rows: book.rows, pages: book.pages });
}
