import { Duration } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import type { DataKey } from '#infra/constructs/data/data-key.ts';
import type { DossierTable } from '#infra/constructs/data/dossier-table.ts';
import type { IntakeBucket } from '#infra/constructs/data/intake-bucket.ts';
import { ServiceFunction } from '#infra/constructs/kit/service-function.ts';
import { onSchedule } from './on-schedule.ts';
import type { Process } from './process.ts';

interface SweeperProps {
  config: StageConfig;
  table: DossierTable;
  key: DataKey;
  process: Process;
  intake: IntakeBucket;
}

/**
 * Every five minutes: reconciles open steps with running executions, so that a lost signal costs only a delay. Every
 * night: looks at everything that is not sealed.
 */
export class Sweeper extends Construct {
  readonly sweep: ServiceFunction;

  constructor(scope: Construct, id: string, props: SweeperProps) {
    super(scope, id);
    const { config, intake, key, process, table } = props;
    this.sweep = new ServiceFunction(this, 'Sweep', {
      config,
      entry: 'events/sweep.ts',
      description: 'Reconciles dossiers with their processes',
      timeout: Duration.minutes(4),
      reservedConcurrentExecutions: config.concurrency.sweep,
      environment: {
        TABLE_NAME: table.name,
        INTAKE_BUCKET: intake.name,
        STATE_MACHINE_ARN: process.machine.stateMachineArn,
      },
    });
    table.dossiers.grantRead(this.sweep);
    table.dossiers.grantReadHistories(this.sweep);
    table.dossiers.grantLists(this.sweep);
    table.dossiers.grantTaskLines(this.sweep);
    table.dossiers.grantAppend(this.sweep);
    table.dossiers.grantReadNumbers(this.sweep);
    table.dossiers.grantBeat(this.sweep);
    intake.grantList(this.sweep);
    process.grantDrive(this.sweep);
    onSchedule(this, this.sweep, {
      key,
      times: {
        Schedule: { schedule: Schedule.rate(Duration.minutes(5)), description: 'Time to sweep' },
        // Three in the morning in Việt Nam.
        Nightly: {
          schedule: Schedule.cron({ minute: '0', hour: '20' }),
          description: 'Time to look for what should not be so',
          event: { look: 'at-all' },
        },
      },
    });
  }
}
