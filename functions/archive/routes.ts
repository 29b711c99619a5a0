import * as z from 'zod';
import { archiveDeps } from '#functions/answers/archive-deps.ts';
import { Names } from '#functions/http/environment.ts';
import { limitedApi } from '#functions/http/limited-api.ts';
import { kmsCursors } from '#shared/adapters/cursors/kms-cursors.ts';
import { dynamoCheckStore } from '#shared/adapters/dynamodb/archive/check-store.ts';
import { dynamoPersonStore } from '#shared/adapters/dynamodb/archive/person-store.ts';
import { rootStore } from '#shared/adapters/dynamodb/archive/root-store.ts';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoDossierLists } from '#shared/adapters/dynamodb/dossier/dossier-lists.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference/reference.ts';
import { dynamoSignatureRecords } from '#shared/adapters/dynamodb/reference/signature-records.ts';
import { kmsKeyedHash } from '#shared/adapters/kms/keyed-hash.ts';
import { s3Client } from '#shared/adapters/s3/client.ts';
import { s3LockedObjects } from '#shared/adapters/s3/locked-objects.ts';
import { s3SignDownload } from '#shared/adapters/s3/presign.ts';
import { s3SegmentReader } from '#shared/adapters/text-index/s3-segment-store.ts';
import { segmentFinder } from '#shared/adapters/text-index/segment-finder.ts';
import { stampReader } from '#shared/adapters/time-stamp/stamp-reader.ts';
import { boundedViewer } from '#shared/adapters/viewing/bounded-viewer.ts';
import { listAccesses, listSearches } from './accesses.ts';
import {
  discloseApplicant,
  getArchivedDossier,
  getArchivedFile,
  getPackage,
  listArchive,
  listArchivedEvents,
  verifyArchivedDossier,
} from './archive.ts';
import { listChecks } from './checks.ts';
import { findPerson, listPersonAccesses } from './people.ts';
import { getProof } from './proofs.ts';
import { searchTexts, suggestWords } from './texts.ts';

const environment = z
  .object({
    ...Names.table.shape,
    ...Names.archive.shape,
    ...Names.people.shape,
    ...Names.texts.shape,
    ...Names.cursors.shape,
  })
  .parse(process.env);
const client = dynamoClient();
const table = environment.TABLE_NAME;
const s3 = s3Client();
const archive = { client: s3, name: environment.ARCHIVE_BUCKET };
const texts = { client: s3, name: environment.TEXTS_BUCKET };
const deps = {
  cursors: kmsCursors(environment.CURSOR_KEY_ARN),
  ...archiveDeps(client, table, archive),
  reference: dynamoReference(client, table),
  lists: dynamoDossierLists(client, table),
  roots: rootStore(client, table, s3LockedObjects(archive)),
  checks: dynamoCheckStore(client, table),
  people: dynamoPersonStore(client, table, kmsKeyedHash(environment.PERSON_KEY_ARN)),
  texts: segmentFinder(s3SegmentReader(texts)),
  viewer: boundedViewer,
  readStamp: stampReader(dynamoSignatureRecords(client, table).trustAnchors),
  signDownload: s3SignDownload(archive),
};

export const handler = limitedApi([
  listArchive(deps),
  listSearches(deps),
  findPerson(deps),
  listPersonAccesses(deps),
  searchTexts(deps),
  suggestWords(deps),
  listChecks(deps),
  getArchivedDossier(deps),
  listAccesses(deps),
  listArchivedEvents(deps),
  discloseApplicant(deps),
  getPackage(deps),
  getArchivedFile(deps),
  verifyArchivedDossier(deps),
  getProof(deps),
]);
