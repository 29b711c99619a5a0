import * as z from 'zod';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier-store.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference.ts';
import { isClosed } from '#shared/dossier/dossier.ts';
import { hoursLater } from '#shared/dossier/facts.ts';
import { obey } from '#shared/dossier/obey.ts';
import { idleHours } from '#shared/dossier/timer.ts';
import { Names } from '#shared/kernel/environment.ts';
import { waitOf } from '#shared/process/reconcile.ts';

const { TABLE_NAME } = Names.table.parse(process.env);
const client = dynamoClient();
const deps = {
  store: dynamoDossierStore(client, TABLE_NAME),
  reference: dynamoReference(client, TABLE_NAME),
};

/** The error name by which the execution leaves its waiting. */
class Closed extends Error {
  override name = 'Closed';
}

/** Step Functions: the dossier's timer ran out. Does what time alone does, and says what to wait for next. */
export const handler = async (event: unknown) => {
  const { code } = z.object({ code: z.string() }).parse(event);
  const at = new Date().toISOString();
  const woken = await obey(deps, {
    code,
    command: { type: 'wake' },
    by: { kind: 'system', id: 'deadline' },
    at,
  });
  if (!woken.ok) throw new Error(`${code} could not be woken: ${JSON.stringify(woken.error)}`);
  if (isClosed(woken.value)) throw new Closed(`${code} is closed`);
  const wait = waitOf(woken.value);
  return wait.at > at ? wait : { ...wait, at: hoursLater(at, idleHours) };
};
