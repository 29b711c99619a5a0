import { Duration } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import type { ArchiveBucket } from '#infra/constructs/data/archive-bucket.ts';
import type { DataKey } from '#infra/constructs/data/data-key.ts';
import type { DossierTable } from '#infra/constructs/data/dossier-table.ts';
import { nameOf } from '#infra/constructs/data/second-copy.ts';
import { ServiceFunction } from '#infra/constructs/kit/service-function.ts';
import { allow, allowMatching } from '#infra/constructs/kit/statement.ts';
import { onSchedule } from './on-schedule.ts';

type Replica = NonNullable<StageConfig['archive']['replica']>;

interface ChecksProps {
  config: StageConfig;
  table: DossierTable;
  key: DataKey;
  archive: ArchiveBucket;
}

/** Every night: reads the packages whose turn it is, and compares them with what was sealed. */
export class Checks extends Construct {
  constructor(scope: Construct, id: string, { archive, config, key, table }: ChecksProps) {
    super(scope, id);
    const { replica } = config.archive;
    const check = new ServiceFunction(this, 'Check', {
      config,
      entry: 'events/check-archive.ts',
      description: 'Compares packages with what was sealed',
      timeout: Duration.minutes(15),
      memorySize: 1769,
      environment: {
        TABLE_NAME: table.name,
        ARCHIVE_BUCKET: archive.name,
        CHECK_EVERY_DAYS: String(config.archive.checkedEvery),
        STAGE: config.name,
        ...(replica && { REPLICA_BUCKET: nameOf(this, replica) }),
      },
    });
    table.archive.grantCheck(check);
    archive.grantCheck(check);
    if (replica !== undefined) lookAtReplica(check, replica);
    // From two to six in the morning in Việt Nam, each call going on where the one before stopped.
    const schedule = Schedule.cron({ minute: '0', hour: '19-23' });
    onSchedule(this, check, {
      key,
      times: { Nightly: { schedule, description: 'Time to check the archive' } },
    });
  }
}

/** To find a healthy copy where one here is damaged. */
function lookAtReplica(to: ServiceFunction, { bucketArn, keyArn }: Replica): void {
  const because = 'The keys of objects are not known beforehand.';
  allowMatching(to, ['s3:GetObject', 's3:GetObjectVersion'], `${bucketArn}/*`, { because });
  allow(to, ['s3:ListBucket', 's3:ListBucketVersions'], bucketArn);
  allow(to, ['kms:Decrypt'], keyArn);
}
