import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { kept } from '#infra/constructs/kit/kept.ts';
import type { AccessLogBucket } from './access-log-bucket.ts';
import type { DataKey } from './data-key.ts';

/** The key that a bucket is under, and where S3 writes down what is asked of it. */
export interface BucketNeeds {
  key: DataKey;
  accessLogs: AccessLogBucket;
}

/** What every bucket of ours is: under a key of ours, reached by TLS alone, never public, kept, and its requests logged. */
export function ownBucket(
  scope: Construct,
  { key, accessLogs }: BucketNeeds,
  { logPrefix, ...props }: BucketProps & { logPrefix: string },
): Bucket {
  const bucket = new Bucket(scope, 'Bucket', {
    ...props,
    encryption: BucketEncryption.KMS,
    encryptionKey: key.key,
    bucketKeyEnabled: true,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    removalPolicy: kept,
  });
  accessLogs.collectFrom(bucket, logPrefix);
  return bucket;
}
