import { Duration } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import type { DataKey } from '#infra/constructs/data/data-key.ts';
import type { DossierTable } from '#infra/constructs/data/dossier-table.ts';
import { ServiceFunction } from '#infra/constructs/kit/service-function.ts';
import { onSchedule } from './on-schedule.ts';

interface PaymentsProps {
  config: StageConfig;
  table: DossierTable;
  key: DataKey;
}

/** What the clock brings about in payments: asks after missing callbacks, and reconciles days. */
export class Payments extends Construct {
  constructor(scope: Construct, id: string, { config, key, table }: PaymentsProps) {
    super(scope, id);
    const follow = new ServiceFunction(this, 'Follow', {
      config,
      entry: 'events/follow-payments.ts',
      description: 'Asks after payments and reconciles days',
      timeout: Duration.minutes(4),
      environment: { TABLE_NAME: table.name },
    });
    table.dossiers.grantRead(follow);
    table.dossiers.grantLists(follow);
    table.dossiers.grantAppend(follow);
    table.money.grantNoteMoney(follow);
    table.money.grantReadMoney(follow);
    table.money.grantOrder(follow);
    table.money.grantReconcile(follow);
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
