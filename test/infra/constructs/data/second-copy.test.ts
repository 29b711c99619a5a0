import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { stageConfig } from '#infra/config/stages.ts';
import { rightsOf } from '#test/infra/stacks/policies.ts';
import { resourcesOf, templateOf } from '#test/infra/stacks/synthesise.ts';

const { archive } = stageConfig('prod');
const replica = {
  bucketArn: 'arn:aws:s3:::motcua-archive-second',
  keyArn: 'arn:aws:kms:ap-southeast-1:210987654321:key/second',
  account: '210987654321',
};
const template = templateOf('prod', { archive: { ...archive, replica } });

describe('the second copy of the archive', () => {
  it('is not made unless it is asked for', () => {
    const buckets = resourcesOf(templateOf('prod'), 'AWS::S3::Bucket');
    expect(buckets.filter(({ properties }) => properties.ReplicationConfiguration)).toEqual([]);
  });

  it('takes everything, encrypted there, and no delete marker', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      ObjectLockEnabled: true,
      ReplicationConfiguration: {
        Rules: [
          Match.objectLike({
            Status: 'Enabled',
            Filter: { Prefix: '' },
            DeleteMarkerReplication: { Status: 'Disabled' },
            SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } },
            Destination: {
              Bucket: replica.bucketArn,
              Account: replica.account,
              AccessControlTranslation: { Owner: 'Destination' },
              EncryptionConfiguration: { ReplicaKmsKeyID: replica.keyArn },
            },
          }),
        ],
      },
    });
  });

  it('leaves its owner as it is where both copies are of one account', () => {
    const own = { ...replica, account: stageConfig('prod').place?.account };
    const [bucket = {}] = resourcesOf<{ ReplicationConfiguration?: { Rules: { Destination: object }[] } }>(
      templateOf('prod', { archive: { ...archive, replica: own } }),
      'AWS::S3::Bucket',
    ).flatMap(({ properties }) => properties.ReplicationConfiguration?.Rules[0]?.Destination ?? []);
    expect(Object.keys(bucket)).toEqual(['Bucket', 'EncryptionConfiguration']);
  });

  it('is looked at by the check, which may read it and nothing else', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: Match.objectLike({ REPLICA_BUCKET: 'motcua-archive-second' }) },
    });
    const there = (rightsOf(template).get('check') ?? []).filter(({ resources }) =>
      resources.some((one) => one.startsWith(replica.bucketArn) || one === replica.keyArn),
    );
    expect(there.flatMap(({ actions }) => actions).toSorted()).toEqual([
      'kms:Decrypt',
      's3:GetObject',
      's3:GetObjectVersion',
      's3:ListBucket',
      's3:ListBucketVersions',
    ]);
  });
});
