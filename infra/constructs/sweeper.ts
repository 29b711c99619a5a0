import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import type { DataKey } from './data-key.ts';
import { DeadLetters } from './dead-letters.ts';
import type { DossierTable } from './dossier-table.ts';
import type { Process } from './process.ts';
import { ServiceFunction } from './service-function.ts';

interface SweeperProps {
  config: StageConfig;
  table: DossierTable;
  key: DataKey;
  process: Process;
}

/** Every five minutes: reconciles open steps with running executions, so that a lost signal costs only a delay. */
export class Sweeper extends Construct {
  readonly sweep: ServiceFunction;

  constructor(scope: Construct, id: string, props: SweeperProps) {
    super(scope, id);
    const { config, key, process, table } = props;
    this.sweep = new ServiceFunction(this, 'Sweep', {
      config,
      entry: 'events/sweep.ts',
      description: 'Reconciles dossiers with their processes',
      timeout: Duration.minutes(4),
      reservedConcurrentExecutions: config.concurrency.sweep,
      environment: {
        TABLE_NAME: table.name,
        STATE_MACHINE_ARN: process.machine.stateMachineArn,
      },
    });
    table.grantRead(this.sweep);
    table.grantLists(this.sweep);
    table.grantAppend(this.sweep);
    process.grantDrive(this.sweep);
    const deadLetters = new DeadLetters(this, 'DeadLetters', { key, of: 'Sweep' });
    deadLetters.grantSend(this.sweep);
    // The next sweep does what this one could not: one more try, then a letter to a person.
    const patience = { retryAttempts: 1, maxEventAge: Duration.minutes(5) };
    const { queue } = deadLetters;
    this.sweep.lambda.configureAsyncInvoke({
      ...patience,
      onFailure: { bind: () => ({ destination: queue.queueArn }) },
    });
    key.allowService('events.amazonaws.com');
    new Rule(this, 'Schedule', {
      description: 'Time to sweep',
      schedule: Schedule.rate(Duration.minutes(5)),
      targets: [new LambdaFunction(this.sweep.lambda, { ...patience, deadLetterQueue: queue })],
    });
  }
}
