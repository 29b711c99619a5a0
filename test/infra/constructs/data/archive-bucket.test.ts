import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { AccessLogBucket } from '#infra/constructs/data/access-log-bucket.ts';
import { ArchiveBucket } from '#infra/constructs/data/archive-bucket.ts';
import { statementsOn } from '#test/infra/stacks/policies.ts';
import { templateWith } from '#test/infra/stacks/synthesise.ts';

const template = templateWith((scope) => {
  const accessLogs = new AccessLogBucket(scope, 'AccessLogs', { days: 30 });
  new ArchiveBucket(scope, 'Archive', { accessLogs, lockedFor: 1825 });
});

const [, denied = []] =
  [...statementsOn(template, 'AWS::S3::BucketPolicy')].find(([bucket]) => bucket.startsWith('Archive')) ?? [];
const refusing = (action: string) =>
  denied.filter(({ effect, actions }) => effect === 'Deny' && actions.includes(action));

const unless = (...roles: RegExp[]) => ({
  ArnNotEquals: {
    'aws:PrincipalArn': roles.map((role) => ({ 'Fn::GetAtt': [expect.stringMatching(role), 'Arn'] })),
  },
});

describe('the archive bucket', () => {
  it('locks every version in compliance mode', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      ObjectLockEnabled: true,
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 1825 } },
      },
      VersioningConfiguration: { Status: 'Enabled' },
    });
  });

  it('outlives the stack, and so does its key', () => {
    template.hasResource('AWS::S3::Bucket', {
      Properties: Match.objectLike({ ObjectLockEnabled: true }),
      DeletionPolicy: 'RetainExceptOnCreate',
    });
    template.hasResource('AWS::KMS::Key', {
      Properties: Match.objectLike({ EnableKeyRotation: true }),
      DeletionPolicy: 'RetainExceptOnCreate',
    });
  });

  it('never expires what it holds', () => {
    const [archive] = Object.values(
      template.findResources('AWS::S3::Bucket', { Properties: { ObjectLockEnabled: true } }),
    );
    const rules: object[] = archive?.Properties.LifecycleConfiguration.Rules;
    expect(rules.flatMap((rule) => Object.keys(rule)).filter((key) => /expir/i.test(key))).toEqual([]);
    expect(rules).toEqual([
      expect.objectContaining({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } }),
    ]);
  });

  it('refuses s3:DeleteObjectVersion to everybody but the role that disposes', () => {
    expect(refusing('s3:DeleteObjectVersion')).toEqual([
      expect.objectContaining({ principal: { AWS: '*' }, condition: unless(/^ArchiveDispose/) }),
    ]);
  });

  it.each(['s3:DeleteObject', 's3:BypassGovernanceRetention'])('refuses %s to everybody', (action) => {
    expect(refusing(action)).toEqual([expect.objectContaining({ principal: { AWS: '*' }, condition: {} })]);
  });

  it('refuses any lock but a compliance lock', () => {
    expect(refusing('s3:PutObjectRetention').map(({ condition }) => condition)).toContainEqual({
      StringEquals: { 's3:object-lock-mode': 'GOVERNANCE' },
    });
  });

  const below = (folder: string) => expect.stringMatching(new RegExp(`\\.Arn/${folder}/\\*$`));
  const folders = [below('proofs'), below('disposals')];

  it.each([
    ['s3:PutObject', [/^ArchiveSeal/]],
    ['s3:ReplicateObject', [/^ArchiveSeal/]],
    ['s3:PutObjectRetention', [/^ArchiveSeal/, /^ArchiveKeeper/]],
    ['s3:PutObjectLegalHold', [/^ArchiveSeal/, /^ArchiveKeeper/]],
  ])(
    'refuses %s of packages to everybody but those who write them, of proofs and certificates to everybody but who makes them',
    (action, roles) => {
      expect(refusing(action)).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ notResources: folders, condition: unless(...roles) }),
          expect.objectContaining({ resources: [folders[0]], condition: unless(/^ArchiveProve/) }),
          expect.objectContaining({ resources: [folders[1]], condition: unless(/^ArchiveDispose/) }),
        ]),
      );
    },
  );
});
