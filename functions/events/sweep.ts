import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { countMetric } from '#functions/middleware/metric.ts';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoDossierLists } from '#shared/adapters/dynamodb/dossier-lists.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier-store.ts';
import { getItem } from '#shared/adapters/dynamodb/get-items.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference.ts';
import { sfnClient } from '#shared/adapters/sfn/client.ts';
import { sfnRuns } from '#shared/adapters/sfn/runs.ts';
import { Names } from '#shared/kernel/environment.ts';
import { checkUp } from '#shared/process/check-up.ts';
import { sweep } from '#shared/process/sweep.ts';

const logger = new Logger();
const environment = z
  .object({ ...Names.table.shape, ...Names.machine.shape, STAGE: z.string() })
  .parse(process.env);
const dynamo = dynamoClient();
const table = environment.TABLE_NAME;
const deps = {
  store: dynamoDossierStore(dynamo, table),
  lists: dynamoDossierLists(dynamo, table),
  reference: dynamoReference(dynamo, table),
  runs: sfnRuns(sfnClient(), getItem(dynamo, table), environment.STATE_MACHINE_ARN),
};

const Nightly = z.looseObject({ look: z.literal('at-all') });

/**
 * On two schedules: brings back to life what lost its execution, and counts what is overdue; and every night looks at
 * everything that is not sealed, and says what should not be so.
 */
export const handler = async (event: unknown) => (Nightly.safeParse(event).success ? nightly() : often());

async function nightly(): Promise<void> {
  const { flaws, ...counts } = await checkUp(deps, new Date().toISOString());
  for (const flaw of flaws) logger.error('should not be so', flaw);
  countMetric(environment.STAGE, 'Flaws', flaws.length);
  logger.info('checked up', { ...counts, flaws: flaws.length });
}

async function often(): Promise<void> {
  const swept = await sweep(deps, new Date().toISOString());
  countMetric(environment.STAGE, 'OverdueTasks', swept.overdue);
  logger.info('swept', swept);
  if (swept.failed > 0) throw new Error(`${swept.failed} dossiers could not be swept`);
}
