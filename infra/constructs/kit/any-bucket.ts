import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';

/** A bucket for a construct that asks for any: by `exactOptionalPropertyTypes`, the library's class does not fit its interface. */
export function anyBucket(bucket: Bucket): IBucket {
  if (isBucket(bucket)) return bucket;
  throw new Error(`${bucket} is no bucket`);
}

const isBucket = (one: unknown): one is IBucket => one instanceof Bucket;
