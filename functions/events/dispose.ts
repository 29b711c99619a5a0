import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { Names } from '#functions/http/environment.ts';
import { dynamoDisposalStore } from '#shared/adapters/dynamodb/archive/disposal-store.ts';
import { dynamoKeepingStore } from '#shared/adapters/dynamodb/archive/keeping-store.ts';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoEndedPaperStore } from '#shared/adapters/dynamodb/unit/kept-paper-store.ts';
import { kmsClient } from '#shared/adapters/kms/client.ts';
import { kmsPublicKey } from '#shared/adapters/kms/public-key.ts';
import { kmsSigningKeys } from '#shared/adapters/kms/signing-keys.ts';
import { s3ArchiveRemoval } from '#shared/adapters/s3/archive-removal.ts';
import { s3CertificateStore } from '#shared/adapters/s3/certificate-store.ts';
import { s3Client } from '#shared/adapters/s3/client.ts';
import { s3IntakeFiles } from '#shared/adapters/s3/intake-files.ts';
import { s3LockedObjects } from '#shared/adapters/s3/locked-objects.ts';
import { carryOutDisposals } from '#shared/use-cases/archive/carry-out.ts';
import { removeEnded } from '#shared/use-cases/reuse/remove-ended.ts';

const logger = new Logger();
const environment = z
  .object({
    ...Names.table.shape,
    ...Names.archive.shape,
    ...Names.intake.shape,
    SIGNING_KEY_ARN: z.string().min(1),
  })
  .parse(process.env);
const dynamo = dynamoClient();
const kms = kmsClient();
const { TABLE_NAME: table, SIGNING_KEY_ARN: key } = environment;
const s3 = s3Client();
const archive = { client: s3, name: environment.ARCHIVE_BUCKET };
const deps = {
  keeping: dynamoKeepingStore(dynamo, table),
  disposals: dynamoDisposalStore(dynamo, table),
  removal: s3ArchiveRemoval(archive),
  certificates: s3CertificateStore(s3LockedObjects(archive)),
  keys: kmsSigningKeys(kms),
  key,
  publicKey: () => kmsPublicKey(kms, key),
};

const papers = {
  ended: dynamoEndedPaperStore(dynamo, table),
  removeFiles: s3IntakeFiles({ client: s3, name: environment.INTAKE_BUCKET }).remove,
};

/** On a schedule: carries out the disposals that were approved, and removes papers that may not be handed in any more. */
export const handler = async () => {
  const at = new Date().toISOString();
  const [removed, certificates] = await Promise.allSettled([
    removeEnded(papers, at),
    carryOutDisposals(deps, at),
  ]);
  if (removed.status === 'fulfilled' && removed.value > 0)
    logger.info('kept papers removed', { papers: removed.value });
  for (const { record } of certificates.status === 'fulfilled' ? certificates.value : [])
    logger.info('disposal carried out', {
      disposal: record.disposal,
      destroyed: record.destroyed.length,
      kept: record.kept.length,
    });
  const faults = [removed, certificates].flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  if (faults.length > 0) throw new AggregateError(faults, 'not all that is due was removed');
};
