import * as z from 'zod';
import { Names } from '#functions/http/environment.ts';
import { limitedApi } from '#functions/http/limited-api.ts';
import { kmsCursors } from '#shared/adapters/cursors/kms-cursors.ts';
import { dynamoRoots } from '#shared/adapters/dynamodb/archive/root-store.ts';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoResultLog } from '#shared/adapters/dynamodb/unit/result-log.ts';
import { getContract } from './contract.ts';
import { verifyResult } from './results.ts';
import { getRoot, listRoots } from './roots.ts';

const Environment = z.object({
  ISSUER: z.url(),
  TOKEN_URL: z.url(),
  ...Names.table.shape,
  ...Names.cursors.shape,
});
const { CURSOR_KEY_ARN, ISSUER, TOKEN_URL, TABLE_NAME } = Environment.parse(process.env);
const client = dynamoClient();
const results = dynamoResultLog(client, TABLE_NAME);
const roots = dynamoRoots(client, TABLE_NAME);

/** The only things that anybody may read. */
export const handler = limitedApi([
  getContract({ issuer: ISSUER, tokenUrl: TOKEN_URL }),
  listRoots({ roots, cursors: kmsCursors(CURSOR_KEY_ARN) }),
  getRoot({ roots }),
  verifyResult({ results, now: () => new Date().toISOString() }),
]);
