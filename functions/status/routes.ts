import * as z from 'zod';
import { Names } from '#functions/http/environment.ts';
import { limitedApi } from '#functions/http/limited-api.ts';
import { kmsCursors } from '#shared/adapters/cursors/kms-cursors.ts';
import { dynamoAccessLog } from '#shared/adapters/dynamodb/archive/access-log.ts';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { dynamoLeaseStore } from '#shared/adapters/dynamodb/lease-store.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference/reference.ts';
import { kmsPageTokens } from '#shared/adapters/kms/page-tokens.ts';
import { openStatusPage, showStatusPage } from './status-page.ts';

const { CURSOR_KEY_ARN, PERSON_KEY_ARN, TABLE_NAME } = z
  .object({ ...Names.table.shape, ...Names.cursors.shape, ...Names.people.shape })
  .parse(process.env);
const client = dynamoClient();
const deps = {
  store: dynamoDossierStore(client, TABLE_NAME),
  reference: dynamoReference(client, TABLE_NAME),
  accessLog: dynamoAccessLog(client, TABLE_NAME),
  tokens: kmsPageTokens(PERSON_KEY_ARN),
  sessions: kmsCursors(CURSOR_KEY_ARN),
  tries: dynamoLeaseStore(client, TABLE_NAME),
  now: () => new Date().toISOString(),
};

/** The page of one dossier, to its applicant. */
export const handler = limitedApi([showStatusPage(deps), openStatusPage(deps)]);
