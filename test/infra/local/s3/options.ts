import type { BucketConfig } from '#infra/local/s3/model/bucket.ts';

export const region = 'ap-southeast-1';

export const bucket = (name: string, more: Partial<BucketConfig> = {}): BucketConfig => ({
  name,
  versioned: false,
  objectLock: false,
  eventBridge: false,
  cors: [],
  ...more,
});
