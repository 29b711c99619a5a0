import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { Names } from '#functions/http/environment.ts';
import { countMetric } from '#functions/http/metric.ts';
import { dynamoDisposalStore } from '#shared/adapters/dynamodb/archive/disposal-store.ts';
import { dynamoExportStore } from '#shared/adapters/dynamodb/archive/export-store.ts';
import { dynamoBeat } from '#shared/adapters/dynamodb/beats.ts';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoDossierLists } from '#shared/adapters/dynamodb/dossier/dossier-lists.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { dynamoTaskLines } from '#shared/adapters/dynamodb/dossier/task-lines.ts';
import { getItem } from '#shared/adapters/dynamodb/kit/get-items.ts';
import { dynamoPaymentOrderStore } from '#shared/adapters/dynamodb/payment/payment-order-store.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference/reference.ts';
import { dynamoEndedPaperStore } from '#shared/adapters/dynamodb/unit/kept-paper-store.ts';
import { s3Client } from '#shared/adapters/s3/client.ts';
import { putAtIn } from '#shared/adapters/s3/unread.ts';
import { sfnClient } from '#shared/adapters/sfn/client.ts';
import { sfnRuns } from '#shared/adapters/sfn/runs.ts';
import { checkAround } from '#shared/use-cases/process/check-around.ts';
import { checkUp } from '#shared/use-cases/process/check-up.ts';
import { sweep } from '#shared/use-cases/process/sweep.ts';

const logger = new Logger();
const environment = z
  .object({ ...Names.table.shape, ...Names.machine.shape, ...Names.intake.shape, STAGE: z.string() })
  .parse(process.env);
const dynamo = dynamoClient();
const table = environment.TABLE_NAME;
const deps = {
  store: dynamoDossierStore(dynamo, table),
  lists: dynamoDossierLists(dynamo, table),
  taskLines: dynamoTaskLines(dynamo, table),
  reference: dynamoReference(dynamo, table),
  runs: sfnRuns(sfnClient(), getItem(dynamo, table), environment.STATE_MACHINE_ARN),
};

const around = {
  ...deps,
  exports: dynamoExportStore(dynamo, table),
  disposals: dynamoDisposalStore(dynamo, table),
  orders: dynamoPaymentOrderStore(dynamo, table),
  papers: dynamoEndedPaperStore(dynamo, table),
  putAt: putAtIn({ client: s3Client(), name: environment.INTAKE_BUCKET }),
};
const beat = dynamoBeat(dynamo, table);

const Nightly = z.looseObject({ look: z.literal('at-all') });

/**
 * On two schedules: brings back to life what lost its execution, and counts what is overdue; wakes the
 * readers of the table's stream; and every night looks at everything that is not sealed, and at what lies around it, and
 * says what should not be so.
 */
export const handler = async (event: unknown) => (Nightly.safeParse(event).success ? nightly() : often());

async function nightly(): Promise<void> {
  const at = new Date().toISOString();
  const { flaws, ...counts } = await checkUp(deps, at);
  for (const flaw of flaws) logger.error('should not be so', flaw);
  const oddities = await checkAround(around, at);
  for (const oddity of oddities) logger.error('should not be so', oddity);
  const found = flaws.length + oddities.length;
  countMetric(environment.STAGE, 'Flaws', found);
  logger.info('checked up', { ...counts, flaws: found });
}

async function often(): Promise<void> {
  const at = new Date().toISOString();
  try {
    await sweepAt(at);
  } finally {
    await beat(at);
  }
}

async function sweepAt(at: string): Promise<void> {
  const swept = await sweep(deps, at);
  countMetric(environment.STAGE, 'OverdueTasks', swept.overdue);
  logger.info('swept', swept);
  if (swept.failed > 0) throw new Error(`${swept.failed} dossiers could not be swept`);
}
