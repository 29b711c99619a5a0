import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { AccessLogBucket } from '#infra/constructs/data/access-log-bucket.ts';
import { DataKey } from '#infra/constructs/data/data-key.ts';
import { IntakeBucket } from '#infra/constructs/data/intake-bucket.ts';
import { MalwareScan } from '#infra/constructs/data/malware-scan.ts';
import { statementsOn } from '#test/infra/stacks/policies.ts';
import { templateOf, templateWith } from '#test/infra/stacks/synthesise.ts';

const template = templateWith((scope) => {
  const intake = new IntakeBucket(scope, 'Intake', {
    key: new DataKey(scope, 'Key', { description: 'test', keep: false }),
    accessLogs: new AccessLogBucket(scope, 'AccessLogs', { days: 30 }),
    origins: ['https://cong.example'],
    booksKept: 90,
  });
  new MalwareScan(scope, 'Scan', { intake });
});

const has = (properties: object) => template.hasResourceProperties('AWS::S3::Bucket', properties);

describe('the intake bucket', () => {
  it('tells EventBridge of arrivals, without a function of its own', () => {
    has({ NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } } });
    template.resourceCountIs('AWS::Lambda::Function', 0);
    template.resourceCountIs('Custom::S3BucketNotifications', 0);
  });

  it('lets the pages of its origins put and get, and no others', () => {
    has({
      CorsConfiguration: {
        CorsRules: [
          Match.objectLike({
            AllowedMethods: ['PUT', 'GET', 'HEAD'],
            AllowedOrigins: ['https://cong.example'],
          }),
        ],
      },
    });
  });

  it('forgets batches of scans, and what they were split into, when their records go', () => {
    has({
      LifecycleConfiguration: {
        Rules: Match.arrayWith([
          { Status: 'Enabled', Prefix: 'batches/', ExpirationInDays: 7 },
          { Status: 'Enabled', Prefix: 'batch-parts/', ExpirationInDays: 7 },
        ]),
      },
    });
  });

  it('forgets what was never finished or was removed, and no file of a dossier for its age', () => {
    has({
      LifecycleConfiguration: {
        Rules: Match.arrayWith([
          Match.objectLike({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } }),
          Match.objectLike({
            ExpiredObjectDeleteMarker: true,
            NoncurrentVersionExpiration: { NoncurrentDays: 30 },
          }),
        ]),
      },
      VersioningConfiguration: { Status: 'Enabled' },
    });
  });
});

describe('an intake that is scanned', () => {
  it('is tagged by GuardDuty with the verdict on each file', () => {
    template.hasResourceProperties('AWS::GuardDuty::MalwareProtectionPlan', {
      Actions: { Tagging: { Status: 'ENABLED' } },
      ProtectedResource: { S3Bucket: { BucketName: { Ref: Match.stringLikeRegexp('^Intake') } } },
    });
  });

  it('tells its verdict to those who act on it, who need not wait for the tag', () => {
    const statements = [...statementsOn(templateOf('prod'), 'AWS::S3::BucketPolicy').values()].flat();
    const condition = statements
      .map((one) => JSON.stringify(one.condition))
      .find((one) => one.includes('GuardDuty'));
    const roles = condition?.matchAll(/"(\w+?)Role[0-9A-F]{8}"/g).map(([, name]) => name);
    expect([...(roles ?? [])]).toEqual(['InspectionsMalwareScan', 'IntakeInspect', 'IntakeSplit']);
  });

  it('gives nobody but the scanner, and who is told its verdict, a file that was not found clean', () => {
    const statements = [...statementsOn(template, 'AWS::S3::BucketPolicy').values()].flat();
    const refused = statements.filter(({ actions }) => actions.includes('s3:GetObject'));
    expect(refused).toEqual([
      expect.objectContaining({
        effect: 'Deny',
        principal: { AWS: '*' },
        actions: ['s3:GetObject', 's3:GetObjectVersion'],
        condition: {
          StringNotEquals: { 's3:ExistingObjectTag/GuardDutyMalwareScanStatus': 'NO_THREATS_FOUND' },
          ArnNotEquals: {
            'aws:PrincipalArn': [/^ScanRole/, /^IntakeInspectRole/, /^IntakeSplitRole/].map((role) => ({
              'Fn::GetAtt': [expect.stringMatching(role), 'Arn'],
            })),
          },
        },
      }),
    ]);
  });
});
