import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import type { DataKey } from '#infra/constructs/data/data-key.ts';
import type { DossierTable } from '#infra/constructs/data/dossier-table.ts';
import { ServiceFunction } from '#infra/constructs/kit/service-function.ts';
import type { Process } from './process.ts';
import { StreamConsumer } from './stream-consumer.ts';

interface ProcessSignalsProps {
  config: StageConfig;
  table: DossierTable;
  key: DataKey;
  process: Process;
}

/** Tells the executions what happened to their dossiers: whatever in the table moves a timer. */
export class ProcessSignals extends Construct {
  constructor(scope: Construct, id: string, props: ProcessSignalsProps) {
    super(scope, id);
    const { config, key, process, table } = props;
    const signal = new ServiceFunction(this, 'Signal', {
      config,
      entry: 'events/signal.ts',
      description: 'Starts and resumes the processes of dossiers',
      timeout: Duration.minutes(1),
      environment: {
        TABLE_NAME: table.name,
        STATE_MACHINE_ARN: process.machine.stateMachineArn,
      },
    });
    table.dossiers.grantReadRuns(signal);
    process.grantDrive(signal);
    new StreamConsumer(this, 'Consumer', {
      table,
      key,
      consumer: signal,
      marks: { timer: 'N' },
    });
  }
}
