import { type Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';

/** The CloudFormation resource of a bucket, for the properties that the construct would set by a custom resource. */
export function cfnBucketOf(bucket: Bucket): CfnBucket {
  const resource = bucket.node.defaultChild;
  if (!(resource instanceof CfnBucket)) throw new Error(`${bucket.node.path} has no bucket resource`);
  return resource;
}
