import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it, vi } from 'vitest';
import { stageConfig } from '#infra/config/stages.ts';
import { deployed, templateOf } from '#test/infra/stacks/synthesise.ts';

const backup = {
  vaultArn: 'arn:aws:backup:ap-southeast-2:210987654321:backup-vault:motcua',
  keptFor: 365,
};

describe('the backups of the table', () => {
  const template = templateOf('prod', { backup });

  it('are made nightly, kept as long as point-in-time recovery here, and longer elsewhere', () => {
    template.hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: {
        BackupPlanRule: [
          Match.objectLike({
            ScheduleExpression: 'cron(0 19 * * ? *)',
            Lifecycle: { DeleteAfterDays: 35 },
            CopyActions: [
              { DestinationBackupVaultArn: backup.vaultArn, Lifecycle: { DeleteAfterDays: 365 } },
            ],
          }),
        ],
      },
    });
    template.resourceCountIs('AWS::Backup::BackupSelection', 1);
    template.hasResource('AWS::Backup::BackupVault', { DeletionPolicy: 'RetainExceptOnCreate' });
  });

  it('leave no finding of cdk-nag unanswered', () => {
    vi.stubEnv('CDK_VALIDATION', 'true');
    const { directory } = deployed('prod', { backup }).app.synth();
    vi.unstubAllEnvs();
    const report = readFileSync(join(directory, 'validation-report.json'), 'utf8');
    expect(JSON.parse(report).pluginReports).toEqual([]);
  }, 120_000);

  it('are made only where there is somewhere else', () => {
    templateOf('prod').resourceCountIs('AWS::Backup::BackupPlan', 0);
  });
});

describe('the budget of a stage', () => {
  it('tells those who are told of alarms, of what was spent and of what will be', () => {
    const { alarms } = stageConfig('prod');
    const template = templateOf('prod', { budget: 300, alarms: { ...alarms, emails: ['ops@example.org'] } });
    template.hasResourceProperties('AWS::Budgets::Budget', {
      Budget: {
        BudgetLimit: { Amount: 300, Unit: 'USD' },
        CostFilters: { TagKeyValue: ['user:stage$prod'] },
      },
      NotificationsWithSubscribers: ['ACTUAL', 'FORECASTED'].map((NotificationType) =>
        Match.objectLike({ Notification: Match.objectLike({ NotificationType }) }),
      ),
    });
    expect(templateOf('prod').findResources('AWS::Budgets::Budget')).toEqual({});
  });
});
