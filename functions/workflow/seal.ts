import * as z from 'zod';
import { Names } from '#functions/http/environment.ts';
import { dynamoPersonStore } from '#shared/adapters/dynamodb/archive/person-store.ts';
import { rootStore } from '#shared/adapters/dynamodb/archive/root-store.ts';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference/reference.ts';
import { dynamoKeptPaperStore } from '#shared/adapters/dynamodb/unit/kept-paper-store.ts';
import { sha256 } from '#shared/adapters/hashing.ts';
import { kmsKeyedHash } from '#shared/adapters/kms/keyed-hash.ts';
import { s3ArchiveWriter } from '#shared/adapters/s3/archive-writer.ts';
import { s3Client } from '#shared/adapters/s3/client.ts';
import { s3CopyFile } from '#shared/adapters/s3/copy-file.ts';
import { s3IntakeFiles } from '#shared/adapters/s3/intake-files.ts';
import { s3LockedObjects } from '#shared/adapters/s3/locked-objects.ts';
import { writePackage } from '#shared/adapters/zip/write-package.ts';
import { sealDossier } from '#shared/use-cases/archive/seal.ts';

const environment = z
  .object({
    ...Names.table.shape,
    ...Names.intake.shape,
    ...Names.archive.shape,
    ...Names.people.shape,
    ARCHIVE_LOCKED_FOR: z.coerce.number().int().positive(),
  })
  .parse(process.env);
const dynamo = dynamoClient();
const s3 = s3Client();
const archive = { client: s3, name: environment.ARCHIVE_BUCKET };
const intake = { client: s3, name: environment.INTAKE_BUCKET };
const hash = kmsKeyedHash(environment.PERSON_KEY_ARN);
const deps = {
  store: dynamoDossierStore(dynamo, environment.TABLE_NAME),
  reference: dynamoReference(dynamo, environment.TABLE_NAME),
  archive: s3ArchiveWriter(archive),
  intake: s3IntakeFiles(intake),
  people: dynamoPersonStore(dynamo, environment.TABLE_NAME, hash),
  kept: dynamoKeptPaperStore(dynamo, environment.TABLE_NAME, hash),
  copy: s3CopyFile(intake),
  write: writePackage,
  sha256,
  roots: rootStore(dynamo, environment.TABLE_NAME, s3LockedObjects(archive)),
  lockedFor: environment.ARCHIVE_LOCKED_FOR,
};

/** Step Functions: the dossier is closed. Seals it, or says what it waits for; a draft that never was a dossier only loses its files. */
export const handler = async (event: unknown) => {
  const { code } = z.object({ code: z.string() }).parse(event);
  const done = await sealDossier(deps, code, new Date().toISOString());
  if (!done.ok) return { code, notYet: done.error };
  const { status, package: sealed } = done.value;
  return { code, status, sha256: sealed?.sha256 };
};
