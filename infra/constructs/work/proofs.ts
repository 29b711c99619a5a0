import { Duration } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import type { ArchiveBucket } from '#infra/constructs/data/archive-bucket.ts';
import type { DataKey } from '#infra/constructs/data/data-key.ts';
import type { DossierTable } from '#infra/constructs/data/dossier-table.ts';
import { SigningKey } from '#infra/constructs/data/signing-key.ts';
import { onSchedule } from '#infra/constructs/kit/on-schedule.ts';
import { ServiceFunction } from '#infra/constructs/kit/service-function.ts';

interface ProofsProps {
  config: StageConfig;
  table: DossierTable;
  key: DataKey;
  archive: ArchiveBucket;
}

/** Every night: signs what was sealed the day before, by a key that signs nothing else. */
export class Proofs extends Construct {
  readonly signingKey: SigningKey;

  constructor(scope: Construct, id: string, { archive, config, key, table }: ProofsProps) {
    super(scope, id);
    this.signingKey = new SigningKey(this, 'ArchiveKey', {
      keep: true,
      description: 'Signs what was sealed, day by day',
    });
    const prove = new ServiceFunction(this, 'Prove', {
      config,
      entry: 'events/prove.ts',
      description: 'Signs the days of the archive',
      timeout: Duration.minutes(5),
      memorySize: 1769,
      environment: {
        TABLE_NAME: table.name,
        ARCHIVE_BUCKET: archive.name,
        SIGNING_KEY_ARN: this.signingKey.arn,
      },
    });
    table.grantReadReference(prove);
    table.grantProve(prove);
    archive.grantProve(prove.role);
    this.signingKey.grantSign(prove);
    this.signingKey.grantShow(prove);
    // Half past one in Việt Nam: what was sealed before midnight is in.
    const schedule = Schedule.cron({ minute: '30', hour: '18' });
    onSchedule(this, prove, { key, times: { Nightly: { schedule, description: 'Time to sign a day' } } });
  }
}
