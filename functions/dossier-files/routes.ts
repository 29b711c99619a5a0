import * as z from 'zod';
import { archiveDeps } from '#functions/answers/archive-deps.ts';
import { Names } from '#functions/http/environment.ts';
import { identifyPortals } from '#functions/http/identify-portals.ts';
import { limitedApi } from '#functions/http/limited-api.ts';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference/reference.ts';
import { s3Client } from '#shared/adapters/s3/client.ts';
import { putOpened } from '#shared/adapters/s3/opened-files.ts';
import { s3SignDownload } from '#shared/adapters/s3/presign.ts';
import { s3ScanStore } from '#shared/adapters/s3/scan-store.ts';
import { boundedDrawPage } from '#shared/adapters/viewing/bounded-viewer.ts';
import { getFile } from './get-file.ts';
import { getPage } from './get-page.ts';

const environment = z
  .object({
    ...Names.table.shape,
    ...Names.intake.shape,
    ...Names.archive.shape,
    ...Names.exports.shape,
  })
  .parse(process.env);
const client = dynamoClient();
const table = environment.TABLE_NAME;
const s3 = s3Client();
const archive = { client: s3, name: environment.ARCHIVE_BUCKET };
const exports = { client: s3, name: environment.EXPORTS_BUCKET };
const intake = { client: s3, name: environment.INTAKE_BUCKET };
const deps = {
  ...archiveDeps(client, table, archive),
  signDownload: s3SignDownload(intake),
  opened: { put: putOpened(exports), signDownload: s3SignDownload(exports) },
  intake: s3ScanStore(intake),
  draw: boundedDrawPage,
};

export const handler = limitedApi([getFile(deps), getPage(deps)], {
  identify: identifyPortals(dynamoReference(client, table)),
});
