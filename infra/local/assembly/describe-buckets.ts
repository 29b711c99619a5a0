import { z } from 'zod';
import { Count, Flag, inert, propertiesOf, type Resource } from '#local/assembly/resource.ts';
import type { BucketConfig, CorsRule, DefaultRetention, LifecycleRule } from '#local/s3/model/bucket.ts';
import { LockMode } from '#local/s3/model/version.ts';

const Lifecycle = z.strictObject({
  Id: inert,
  Status: z.enum(['Enabled', 'Disabled']),
  Prefix: z.string().optional(),
  ExpirationInDays: Count.optional(),
  NoncurrentVersionExpiration: z.strictObject({ NoncurrentDays: Count }).optional(),
  ExpiredObjectDeleteMarker: Flag.optional(),
  AbortIncompleteMultipartUpload: z.strictObject({ DaysAfterInitiation: Count }).optional(),
  // Cheaper places for old objects: a disk has one.
  Transitions: inert,
  NoncurrentVersionTransitions: inert,
});

const Cors = z.strictObject({
  Id: inert,
  AllowedOrigins: z.array(z.string()),
  AllowedMethods: z.array(z.string()),
  AllowedHeaders: z.array(z.string()).optional(),
  ExposedHeaders: z.array(z.string()).optional(),
  MaxAge: Count.optional(),
});

const Encryption = z.object({
  ServerSideEncryptionConfiguration: z.array(
    z.object({
      ServerSideEncryptionByDefault: z
        .object({ SSEAlgorithm: z.string(), KMSMasterKeyID: z.string().optional() })
        .optional(),
    }),
  ),
});

const BucketProperties = z.strictObject({
  BucketName: inert,
  VersioningConfiguration: z.strictObject({ Status: z.literal('Enabled') }).optional(),
  ObjectLockEnabled: Flag.default(false),
  ObjectLockConfiguration: z
    .strictObject({
      ObjectLockEnabled: z.literal('Enabled'),
      Rule: z
        .strictObject({
          DefaultRetention: z.strictObject({
            Mode: LockMode,
            Days: Count.optional(),
            Years: Count.optional(),
          }),
        })
        .optional(),
    })
    .optional(),
  NotificationConfiguration: z
    .strictObject({ EventBridgeConfiguration: z.strictObject({ EventBridgeEnabled: Flag.default(true) }) })
    .optional(),
  CorsConfiguration: z.strictObject({ CorsRules: z.array(Cors) }).optional(),
  LifecycleConfiguration: z
    .strictObject({ Rules: z.array(Lifecycle), TransitionDefaultMinimumObjectSize: inert })
    .optional(),
  BucketEncryption: Encryption.optional(),
  LoggingConfiguration: inert,
  OwnershipControls: inert,
  PublicAccessBlockConfiguration: inert,
  Tags: inert,
});
type BucketProperties = z.infer<typeof BucketProperties>;

export function describeBucket(resource: Resource): BucketConfig {
  const properties = propertiesOf(resource, BucketProperties);
  const { LifecycleConfiguration: lifecycle, NotificationConfiguration: notification } = properties;
  const rules = lifecycle?.Rules.filter(({ Status }) => Status === 'Enabled') ?? [];
  return {
    name: resource.name,
    versioned: properties.VersioningConfiguration !== undefined,
    objectLock: properties.ObjectLockEnabled,
    ...defaultRetention(properties.ObjectLockConfiguration?.Rule),
    kms: isKms(properties.BucketEncryption),
    ...kmsKey(properties.BucketEncryption),
    eventBridge: notification?.EventBridgeConfiguration.EventBridgeEnabled ?? false,
    cors: properties.CorsConfiguration?.CorsRules.map(corsRule) ?? [],
    lifecycle: rules.map(lifecycleRule),
  };
}

const isKms = (encryption: z.infer<typeof Encryption> | undefined) =>
  encryption?.ServerSideEncryptionConfiguration.some(
    ({ ServerSideEncryptionByDefault: rule }) => rule?.SSEAlgorithm === 'aws:kms',
  ) ?? false;

function kmsKey(encryption: z.infer<typeof Encryption> | undefined): { kmsKey?: string } {
  const [rule] = encryption?.ServerSideEncryptionConfiguration ?? [];
  const key = rule?.ServerSideEncryptionByDefault?.KMSMasterKeyID;
  return key === undefined ? {} : { kmsKey: key };
}

type LockRule = NonNullable<BucketProperties['ObjectLockConfiguration']>['Rule'];

function defaultRetention(rule: LockRule): { defaultRetention?: DefaultRetention } {
  if (rule === undefined) return {};
  const { Mode: mode, Days: days, Years: years } = rule.DefaultRetention;
  if (days !== undefined) return { defaultRetention: { mode, days } };
  return years === undefined ? {} : { defaultRetention: { mode, years } };
}

const corsRule = (rule: z.infer<typeof Cors>): CorsRule => ({
  allowedOrigins: rule.AllowedOrigins,
  allowedMethods: rule.AllowedMethods,
  ...(rule.AllowedHeaders && { allowedHeaders: rule.AllowedHeaders }),
  ...(rule.ExposedHeaders && { exposedHeaders: rule.ExposedHeaders }),
  ...(rule.MaxAge !== undefined && { maxAgeSeconds: rule.MaxAge }),
});

function lifecycleRule(rule: z.infer<typeof Lifecycle>): LifecycleRule {
  const { AbortIncompleteMultipartUpload: abort, NoncurrentVersionExpiration: noncurrent } = rule;
  return {
    ...(rule.Prefix !== undefined && { prefix: rule.Prefix }),
    ...(rule.ExpirationInDays !== undefined && { expirationDays: rule.ExpirationInDays }),
    ...(noncurrent && { noncurrentDays: noncurrent.NoncurrentDays }),
    ...(rule.ExpiredObjectDeleteMarker !== undefined && {
      expiredDeleteMarkers: rule.ExpiredObjectDeleteMarker,
    }),
    ...(abort && { abortMultipartDays: abort.DaysAfterInitiation }),
  };
}
