import { Duration } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import type { ArchiveBucket } from '#infra/constructs/data/archive-bucket.ts';
import type { DataKey } from '#infra/constructs/data/data-key.ts';
import type { DossierTable } from '#infra/constructs/data/dossier-table.ts';
import type { IntakeBucket } from '#infra/constructs/data/intake-bucket.ts';
import type { SigningKey } from '#infra/constructs/data/signing-key.ts';
import { ServiceFunction } from '#infra/constructs/kit/service-function.ts';
import { onSchedule } from './on-schedule.ts';

interface DisposalsProps {
  config: StageConfig;
  table: DossierTable;
  key: DataKey;
  archive: ArchiveBucket;
  intake: IntakeBucket;
  /** Signs certificates of destruction, as it signs the roots of days. */
  signingKey: SigningKey;
}

/**
 * Every night: carries out the disposals that were approved, and removes papers that may not be handed in again any more.
 * No other role may take anything out of the archive.
 */
export class Disposals extends Construct {
  constructor(scope: Construct, id: string, props: DisposalsProps) {
    super(scope, id);
    const { archive, config, intake, key, signingKey, table } = props;
    const dispose = new ServiceFunction(this, 'Dispose', {
      config,
      entry: 'events/dispose.ts',
      role: archive.roles.dispose,
      description: 'Carries out approved disposals, and removes papers that are kept no longer',
      timeout: Duration.minutes(15),
      environment: {
        TABLE_NAME: table.name,
        ARCHIVE_BUCKET: archive.name,
        INTAKE_BUCKET: intake.name,
        SIGNING_KEY_ARN: signingKey.arn,
      },
    });
    table.archive.grantDispose(dispose);
    table.portals.grantForgetPapers(dispose);
    intake.grantForgetPapers(dispose);
    archive.grantDispose(dispose);
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
