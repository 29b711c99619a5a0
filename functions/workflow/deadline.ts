import * as z from 'zod';
import { Names } from '#functions/http/environment.ts';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference/reference.ts';
import { meetDeadline } from '#shared/use-cases/process/deadline.ts';

const { TABLE_NAME } = Names.table.parse(process.env);
const client = dynamoClient();
const deps = {
  store: dynamoDossierStore(client, TABLE_NAME),
  reference: dynamoReference(client, TABLE_NAME),
};

/** Step Functions: the dossier's timer ran out. Does what time alone does, and says what to wait for next. */
export const handler = async (event: unknown) => {
  const { code } = z.object({ code: z.string() }).parse(event);
  return meetDeadline(deps, code, new Date().toISOString());
};
