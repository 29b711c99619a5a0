import { Duration } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import type { ArchiveBucket } from './archive-bucket.ts';
import type { DataKey } from './data-key.ts';
import type { DossierTable } from './dossier-table.ts';
import { onSchedule } from './on-schedule.ts';
import { ServiceFunction } from './service-function.ts';
import type { SigningKey } from './signing-key.ts';

interface DisposalsProps {
  config: StageConfig;
  table: DossierTable;
  key: DataKey;
  archive: ArchiveBucket;
  /** Signs certificates of destruction, as it signs the roots of days. */
  signingKey: SigningKey;
}

/** Every night: carries out the disposals that were approved. No other role may take anything out of the archive. */
export class Disposals extends Construct {
  constructor(scope: Construct, id: string, { archive, config, key, signingKey, table }: DisposalsProps) {
    super(scope, id);
    const dispose = new ServiceFunction(this, 'Dispose', {
      config,
      entry: 'events/dispose.ts',
      description: 'Carries out approved disposals',
      timeout: Duration.minutes(15),
      environment: {
        TABLE_NAME: table.name,
        ARCHIVE_BUCKET: archive.name,
        SIGNING_KEY_ARN: signingKey.arn,
      },
    });
    table.grantDispose(dispose);
    archive.grantDispose(dispose.role);
    signingKey.grantSign(dispose);
    signingKey.grantShow(dispose);
    // Three in the morning in Việt Nam, so that there is an evening to keep what was approved by mistake.
    const schedule = Schedule.cron({ minute: '0', hour: '20' });
    onSchedule(this, dispose, {
      key,
      times: { Nightly: { schedule, description: 'Time to carry out disposals' } },
    });
  }
}
