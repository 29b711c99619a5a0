import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { Names } from '#functions/http/environment.ts';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { getItemsTogether } from '#shared/adapters/dynamodb/kit/get-items.ts';
import { sfnClient } from '#shared/adapters/sfn/client.ts';
import { sfnRuns } from '#shared/adapters/sfn/runs.ts';
import { reconcile } from '#shared/use-cases/process/reconcile.ts';
import { perDossier, StreamEvent, withoutBeats } from './kit/stream.ts';

const logger = new Logger();
const environment = z
  .object({ ...Names.table.shape, ...Names.machine.shape, STAGE: z.string() })
  .parse(process.env);
const dynamo = dynamoClient();
const get = getItemsTogether(dynamo, environment.TABLE_NAME);
const deps = {
  store: dynamoDossierStore(dynamo, environment.TABLE_NAME, get),
  runs: sfnRuns(sfnClient(), get, environment.STATE_MACHINE_ARN),
};

/** Keeps each dossier's execution waiting for the right thing, after its timer moved or its token was parked. */
export const handler = async (event: unknown) =>
  perDossier(
    withoutBeats(environment.STAGE, StreamEvent.parse(event).Records),
    (code) => reconcile(deps, code),
    (code, error) => logger.error('signal failed', { code, error }),
  );
