import { Duration } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import type { DataKey } from './data-key.ts';
import type { DossierTable } from './dossier-table.ts';
import { EventQueue } from './event-queue.ts';
import { onSchedule } from './on-schedule.ts';
import { ServiceFunction } from './service-function.ts';

interface MoneyProps {
  config: StageConfig;
  table: DossierTable;
  key: DataKey;
}

/** What follows from money: receipts and refunds at once; missing callbacks and reconciliation by the clock. */
export class Money extends Construct {
  /** Of dossiers in which money has moved. */
  readonly queue: EventQueue;

  constructor(scope: Construct, id: string, props: MoneyProps) {
    super(scope, id);
    this.queue = this.#settle(props);
    this.#follow(props);
  }

  #settle({ config, key, table }: MoneyProps): EventQueue {
    const settle = new ServiceFunction(this, 'Settle', {
      config,
      entry: 'events/settle-money.ts',
      description: 'Writes receipts and gives money back',
      timeout: Duration.minutes(1),
      environment: { TABLE_NAME: table.name },
    });
    table.grantRead(settle);
    table.grantAppend(settle);
    table.grantNumberReceipts(settle);
    return new EventQueue(this, 'Queue', {
      key,
      consumer: settle,
      attempts: 120,
      patience: Duration.minutes(30),
      maxConcurrency: config.concurrency.settle,
    });
  }

  #follow({ config, key, table }: MoneyProps): void {
    const follow = new ServiceFunction(this, 'Follow', {
      config,
      entry: 'events/follow-payments.ts',
      description: 'Asks after payments and reconciles days',
      timeout: Duration.minutes(4),
      environment: { TABLE_NAME: table.name },
    });
    table.grantRead(follow);
    table.grantLists(follow);
    table.grantAppend(follow);
    table.grantNoteMoney(follow);
    table.grantReadMoney(follow);
    table.grantOrder(follow);
    table.grantReconcile(follow);
    const task = (name: string) => ({ description: `Payments: ${name}`, event: { task: name } });
    onSchedule(this, follow, {
      key,
      times: {
        Ask: { schedule: Schedule.rate(Duration.minutes(5)), ...task('ask') },
        // Half past midnight in Việt Nam, when the statements of the day before are there.
        Reconcile: { schedule: Schedule.cron({ minute: '30', hour: '17' }), ...task('reconcile') },
      },
    });
  }
}
