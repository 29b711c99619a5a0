import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import { allow, allowMatching, allowObjects } from '#infra/constructs/kit/statement.ts';
import type { DataKey } from './data-key.ts';

type Replica = NonNullable<StageConfig['archive']['replica']>;

interface SecondCopyProps {
  of: Bucket;
  key: DataKey;
  replica: Replica;
  /** Whose the first copy is, as the stage names it. */
  account: string | undefined;
}

const reading = [
  's3:GetObjectVersionForReplication',
  's3:GetObjectVersionAcl',
  's3:GetObjectVersionTagging',
  // Without these two a locked version is not copied with its lock.
  's3:GetObjectRetention',
  's3:GetObjectLegalHold',
];

/**
 * A second copy of the archive in a bucket of another region or, better, of another account, which no mistake in this
 * one can reach. That bucket keeps versions and locks objects, and its policy lets this role replicate; it is not made
 * here, because whoever owns both copies has one.
 */
export class SecondCopy extends Construct {
  constructor(scope: Construct, id: string, props: SecondCopyProps) {
    super(scope, id);
    const { of, key, replica } = props;
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('s3.amazonaws.com') });
    allow(role, ['s3:GetReplicationConfiguration', 's3:ListBucket'], of.bucketArn);
    allowObjects(role, reading, of);
    key.grantDecrypt(role, 's3');
    const because = 'The keys of objects are not known beforehand.';
    const writing = ['s3:ReplicateObject', 's3:ReplicateTags', 's3:ObjectOwnerOverrideToBucketOwner'];
    allowMatching(role, writing, `${replica.bucketArn}/*`, { because });
    allow(role, ['kms:Encrypt'], replica.keyArn);
    const bucket = of.node.defaultChild;
    if (!(bucket instanceof CfnBucket)) throw new Error('a bucket is a bucket');
    bucket.replicationConfiguration = { role: role.roleArn, rules: [ruleTo(replica, props.account)] };
  }
}

const ruleTo = (
  { account, bucketArn, keyArn }: Replica,
  own: string | undefined,
): CfnBucket.ReplicationRuleProperty => ({
  id: 'SecondCopy',
  status: 'Enabled',
  priority: 1,
  filter: { prefix: '' },
  // What is taken out here is taken out there by those to whom that copy belongs.
  deleteMarkerReplication: { status: 'Disabled' },
  sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: 'Enabled' } },
  destination: {
    bucket: bucketArn,
    encryptionConfiguration: { replicaKmsKeyId: keyArn },
    ...(account !== undefined &&
      account !== own && { account, accessControlTranslation: { owner: 'Destination' } }),
  },
});

/** The name of the bucket that an ARN names. */
export const nameOf = (scope: Construct, { bucketArn }: Replica): string =>
  Stack.of(scope).splitArn(bucketArn, ArnFormat.NO_RESOURCE_NAME).resource;
