import * as z from 'zod';
import { Names } from '#functions/http/environment.ts';
import { limitedApi } from '#functions/http/limited-api.ts';
import { kmsCursors } from '#shared/adapters/cursors/kms-cursors.ts';
import { dynamoDisposalStore } from '#shared/adapters/dynamodb/archive/disposal-store.ts';
import { dynamoKeepingStore } from '#shared/adapters/dynamodb/archive/keeping-store.ts';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoDossierLists } from '#shared/adapters/dynamodb/dossier/dossier-lists.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { s3ArchiveLocks } from '#shared/adapters/s3/archive-locks.ts';
import { s3Client } from '#shared/adapters/s3/client.ts';
import { approveDisposal, getDisposal, keepInDisposal, listDisposals, prepareDisposal } from './disposals.ts';
import { extendRetention, liftHold, placeHold } from './keeping.ts';

const environment = z
  .object({ ...Names.table.shape, ...Names.archive.shape, ...Names.cursors.shape })
  .parse(process.env);
const client = dynamoClient();
const { TABLE_NAME: table, ARCHIVE_BUCKET: bucket } = environment;
const deps = {
  cursors: kmsCursors(environment.CURSOR_KEY_ARN),
  store: dynamoDossierStore(client, table),
  keeping: dynamoKeepingStore(client, table),
  lists: dynamoDossierLists(client, table),
  disposals: dynamoDisposalStore(client, table),
  locks: s3ArchiveLocks({ client: s3Client(), name: bucket }),
};

export const handler = limitedApi([
  placeHold(deps),
  liftHold(deps),
  extendRetention(deps),
  prepareDisposal(deps),
  listDisposals(deps),
  getDisposal(deps),
  keepInDisposal(deps),
  approveDisposal(deps),
]);
