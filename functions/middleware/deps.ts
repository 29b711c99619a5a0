import * as z from 'zod';
import { kmsCursors } from '#shared/adapters/cursors/kms-cursors.ts';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier-store.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference.ts';
import { s3Presign } from '#shared/adapters/s3/presign.ts';
import type { SignUpload } from '#shared/file/uploads.ts';
import { AwsEnvironment, Names } from '#shared/kernel/environment.ts';

/** What a function that works on dossiers needs, from its environment. */
export function dossierDeps() {
  const environment = z
    .object({ ...AwsEnvironment.shape, ...Names.table.shape, ...Names.intake.shape, ...Names.cursors.shape })
    .parse(process.env);
  const client = dynamoClient();
  const table = environment.TABLE_NAME;
  const presign = s3Presign(environment.INTAKE_BUCKET, environment);
  const signUpload: SignUpload = ({ at, ...request }) =>
    presign({ method: 'PUT', ...request, at: new Date(at) });
  return {
    client,
    table,
    cursors: kmsCursors(environment.CURSOR_KEY_ARN),
    store: dynamoDossierStore(client, table),
    reference: dynamoReference(client, table),
    presign,
    signUpload,
  };
}
