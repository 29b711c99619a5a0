import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { Names } from '#functions/http/environment.ts';
import { dynamoExportStore } from '#shared/adapters/dynamodb/archive/export-store.ts';
import { dynamoKeepingStore } from '#shared/adapters/dynamodb/archive/keeping-store.ts';
import { rootStore } from '#shared/adapters/dynamodb/archive/root-store.ts';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference/reference.ts';
import { newSha256, sha256 } from '#shared/adapters/hashing.ts';
import { s3ArchiveReader } from '#shared/adapters/s3/archive-reader.ts';
import { s3Client } from '#shared/adapters/s3/client.ts';
import { s3ExportFiles } from '#shared/adapters/s3/export-files.ts';
import { s3LockedObjects } from '#shared/adapters/s3/locked-objects.ts';
import { writePackage } from '#shared/adapters/zip/write-package.ts';
import { makeExports } from '#shared/use-cases/archive/make-exports.ts';

const logger = new Logger();
const environment = z
  .object({ ...Names.table.shape, ...Names.archive.shape, ...Names.exports.shape })
  .parse(process.env);
const dynamo = dynamoClient();
const table = environment.TABLE_NAME;
const s3 = s3Client();
const archive = { client: s3, name: environment.ARCHIVE_BUCKET };
const exports = { client: s3, name: environment.EXPORTS_BUCKET };
const deps = {
  exports: dynamoExportStore(dynamo, table),
  store: dynamoDossierStore(dynamo, table),
  keeping: dynamoKeepingStore(dynamo, table),
  archive: s3ArchiveReader(archive),
  roots: rootStore(dynamo, table, s3LockedObjects(archive)),
  units: () => dynamoReference(dynamo, table).units(),
  write: writePackage,
  put: s3ExportFiles(exports),
  sha256,
  newHash: newSha256,
};

/** On a schedule: makes the exports that were ordered. */
export const handler = async () => {
  for (const { id, made } of await makeExports(deps, new Date().toISOString()))
    logger.info('export made', { id, ...made });
};
