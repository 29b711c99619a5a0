import { Duration } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import { acknowledge } from '#infra/constructs/kit/acknowledge.ts';
import { kept } from '#infra/constructs/kit/kept.ts';
import type { DataKey } from './data-key.ts';
import type { DossierTable } from './dossier-table.ts';

interface BackupsProps {
  backup: NonNullable<StageConfig['backup']>;
  table: DossierTable;
  key: DataKey;
}

/**
 * Every night a copy of the table, and of that another in a vault that no mistake in this account can reach. The other
 * vault belongs to another account or lies in another region, and is not made here.
 */
export class Backups extends Construct {
  constructor(scope: Construct, id: string, { backup, key, table }: BackupsProps) {
    super(scope, id);
    const vault = new BackupVault(this, 'Vault', { encryptionKey: key.key, removalPolicy: kept });
    const plan = new BackupPlan(this, 'Plan', { backupVault: vault });
    plan.addRule(
      new BackupPlanRule({
        ruleName: 'Nightly',
        // Two in the morning in Việt Nam.
        scheduleExpression: Schedule.cron({ minute: '0', hour: '19' }),
        deleteAfter: Duration.days(35),
        copyActions: [
          {
            destinationBackupVault: BackupVault.fromBackupVaultArn(this, 'Elsewhere', backup.vaultArn),
            deleteAfter: Duration.days(backup.keptFor),
          },
        ],
      }),
    );
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('backup.amazonaws.com') });
    const policy = 'service-role/AWSBackupServiceRolePolicyForBackup';
    role.addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName(policy));
    acknowledge(
      role,
      `IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${policy}]`,
      'AWS keeps what its Backup needs.',
    );
    plan.addSelection('Table', { role, resources: [BackupResource.fromDynamoDbTable(table.table)] });
  }
}
