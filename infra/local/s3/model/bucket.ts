import type { LockMode } from '#local/s3/model/version.ts';

export interface BucketConfig {
  name: string;
  versioned: boolean;
  objectLock: boolean;
  /** Encrypted with a key of KMS; here that only means that ETags are no MD5. */
  kms?: boolean;
  /** The ARN of that key, by which rights to use it are known. */
  kmsKey?: string;
  defaultRetention?: DefaultRetention;
  eventBridge: boolean;
  cors: CorsRule[];
  lifecycle?: LifecycleRule[];
}

export type DefaultRetention = { mode: LockMode } & ({ days: number } | { years: number });

export interface CorsRule {
  allowedOrigins: string[];
  allowedMethods: string[];
  allowedHeaders?: string[];
  exposedHeaders?: string[];
  maxAgeSeconds?: number;
}

/** What happens to objects by their age; every count is in days and rounded up to midnight UTC, as on AWS. */
export interface LifecycleRule {
  prefix?: string;
  expirationDays?: number;
  noncurrentDays?: number;
  /** Removes a delete marker that has nothing left to hide. */
  expiredDeleteMarkers?: boolean;
  abortMultipartDays?: number;
}

/** Refuses what AWS would not deploy: the same name twice, and locks without versions. */
export function checkBuckets(buckets: BucketConfig[]) {
  const names = new Set<string>();
  for (const { name, versioned, objectLock, defaultRetention } of buckets) {
    if (names.has(name)) throw new Error(`there are two buckets named ${name}`);
    names.add(name);
    if (objectLock && !versioned) throw new Error(`bucket ${name} has Object Lock but no versioning`);
    if (defaultRetention !== undefined && !objectLock) {
      throw new Error(`bucket ${name} has a default retention but no Object Lock`);
    }
  }
}
