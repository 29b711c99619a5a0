import * as z from 'zod';
import { archiveDeps } from '#functions/answers/archive-deps.ts';
import { Names } from '#functions/http/environment.ts';
import { limitedApi } from '#functions/http/limited-api.ts';
import { kmsCursors } from '#shared/adapters/cursors/kms-cursors.ts';
import { dynamoExportStore } from '#shared/adapters/dynamodb/archive/export-store.ts';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { s3Client } from '#shared/adapters/s3/client.ts';
import { s3PaperStore } from '#shared/adapters/s3/paper-store.ts';
import { s3SignDownload } from '#shared/adapters/s3/presign.ts';
import { boundedViewer } from '#shared/adapters/viewing/bounded-viewer.ts';
import { acknowledgeExport, getExport, listExports, orderExport } from './exports.ts';
import { getArchivedPage, redactFile } from './pages.ts';

const environment = z
  .object({
    ...Names.table.shape,
    ...Names.archive.shape,
    ...Names.exports.shape,
    ...Names.cursors.shape,
  })
  .parse(process.env);
const client = dynamoClient();
const table = environment.TABLE_NAME;
const s3 = s3Client();
const archive = { client: s3, name: environment.ARCHIVE_BUCKET };
const exports = { client: s3, name: environment.EXPORTS_BUCKET };
const deps = {
  cursors: kmsCursors(environment.CURSOR_KEY_ARN),
  ...archiveDeps(client, table, archive),
  viewer: boundedViewer,
  orders: dynamoExportStore(client, table),
  exports: s3PaperStore(exports),
  signDownload: s3SignDownload(exports),
};

export const handler = limitedApi([
  getArchivedPage(deps),
  redactFile(deps),
  orderExport(deps),
  listExports(deps),
  getExport(deps),
  acknowledgeExport(deps),
]);
