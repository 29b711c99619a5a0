import { Duration } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import type { ArchiveBucket } from '#infra/constructs/data/archive-bucket.ts';
import type { DataKey } from '#infra/constructs/data/data-key.ts';
import type { DossierTable } from '#infra/constructs/data/dossier-table.ts';
import type { SigningKey } from '#infra/constructs/data/signing-key.ts';
import { ServiceFunction } from '#infra/constructs/kit/service-function.ts';
import { onSchedule } from './on-schedule.ts';

interface ProofsProps {
  config: StageConfig;
  table: DossierTable;
  key: DataKey;
  archive: ArchiveBucket;
  /** Signs nothing else. */
  signingKey: SigningKey;
}

/** Every night: signs what was sealed the day before, by the archive's key. */
export class Proofs extends Construct {
  constructor(scope: Construct, id: string, { archive, config, key, signingKey, table }: ProofsProps) {
    super(scope, id);
    const prove = new ServiceFunction(this, 'Prove', {
      config,
      entry: 'events/prove.ts',
      role: archive.roles.prove,
      description: 'Signs the days of the archive',
      timeout: Duration.minutes(5),
      memorySize: 1769,
      environment: {
        TABLE_NAME: table.name,
        ARCHIVE_BUCKET: archive.name,
        SIGNING_KEY_ARN: signingKey.arn,
      },
    });
    table.dossiers.grantReadReference(prove);
    table.archive.grantProve(prove);
    archive.grantProve(prove);
    signingKey.grantSign(prove);
    signingKey.grantShow(prove);
    // Half past one in Việt Nam: what was sealed before midnight is in.
    const schedule = Schedule.cron({ minute: '30', hour: '18' });
    onSchedule(this, prove, { key, times: { Nightly: { schedule, description: 'Time to sign a day' } } });
  }
}
