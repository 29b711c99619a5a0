import * as z from 'zod';
import { identifyPortals } from '#functions/middleware/identify-portals.ts';
import { limitedApi } from '#functions/middleware/limited-api.ts';
import { dynamoAccessLog } from '#shared/adapters/dynamodb/access-log.ts';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier-store.ts';
import { dynamoKeepingBook } from '#shared/adapters/dynamodb/keeping-book.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference.ts';
import { s3ArchiveReader } from '#shared/adapters/s3/archive-reader.ts';
import { s3Bucket } from '#shared/adapters/s3/client.ts';
import { putOpened } from '#shared/adapters/s3/opened-files.ts';
import { s3Presign } from '#shared/adapters/s3/presign.ts';
import { AwsEnvironment, Names } from '#shared/kernel/environment.ts';
import { getFile } from './get-file.ts';

const environment = z
  .object({
    ...AwsEnvironment.shape,
    ...Names.table.shape,
    ...Names.intake.shape,
    ...Names.archive.shape,
    ...Names.exports.shape,
  })
  .parse(process.env);
const client = dynamoClient();
const { ARCHIVE_BUCKET: archive, EXPORTS_BUCKET: exports, TABLE_NAME: table } = environment;
const deps = {
  store: dynamoDossierStore(client, table),
  accessLog: dynamoAccessLog(client, table),
  keeping: dynamoKeepingBook(client, table),
  archive: s3ArchiveReader(s3Presign(archive, environment)),
  presign: s3Presign(environment.INTAKE_BUCKET, environment),
  opened: { put: putOpened(s3Bucket(exports)), presign: s3Presign(exports, environment) },
};

export const handler = limitedApi([getFile(deps)], {
  identify: identifyPortals(dynamoReference(client, table)),
});
