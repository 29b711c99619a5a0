import * as z from 'zod';
import { Names } from '#functions/http/environment.ts';
import { kmsCursors } from '#shared/adapters/cursors/kms-cursors.ts';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference/reference.ts';
import { s3Client } from '#shared/adapters/s3/client.ts';
import { s3SignDownload, s3SignUpload } from '#shared/adapters/s3/presign.ts';

/** What a function that works on dossiers needs, from its environment. */
export function dossierDeps() {
  const environment = z
    .object({ ...Names.table.shape, ...Names.intake.shape, ...Names.cursors.shape })
    .parse(process.env);
  const client = dynamoClient();
  const table = environment.TABLE_NAME;
  const intake = { client: s3Client(), name: environment.INTAKE_BUCKET };
  return {
    client,
    table,
    cursors: kmsCursors(environment.CURSOR_KEY_ARN),
    store: dynamoDossierStore(client, table),
    reference: dynamoReference(client, table),
    intake,
    signDownload: s3SignDownload(intake),
    signUpload: s3SignUpload(intake),
  };
}
