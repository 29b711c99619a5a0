import type { Context } from '#local/s3/call/context.ts';
import type { BucketConfig, LifecycleRule } from '#local/s3/model/bucket.ts';
import { mayRemove } from '#local/s3/model/lock.ts';
import type { Version } from '#local/s3/model/version.ts';
import { addMarker, dropVersion } from '#local/s3/object/remove.ts';
import { endUpload } from '#local/s3/object/upload.ts';
import type { Age } from '#local/s3/store/ages.ts';

const day = 86_400_000;

/** The latest time that is old enough: S3 counts full days and rounds up to midnight UTC. */
const cutoff = (now: number, days: number) => (Math.floor(now / day) - days) * day;

/** Carries out the lifecycle rules of a bucket at the clock's time. A locked version never goes. */
export function expire(context: Context, bucket: BucketConfig) {
  for (const rule of bucket.lifecycle ?? []) {
    expireCurrent(context, bucket, rule);
    each(context, bucket, { age: 'noncurrent', days: rule.noncurrentDays, rule }, (version) =>
      drop(context, version),
    );
    const markerDays = rule.expiredDeleteMarkers === true ? 0 : rule.expirationDays;
    each(context, bucket, { age: 'lone-marker', days: markerDays, rule }, (version) =>
      drop(context, version),
    );
    abortUploads(context, bucket, rule);
  }
}

function expireCurrent(context: Context, bucket: BucketConfig, rule: LifecycleRule) {
  each(context, bucket, { age: 'current', days: rule.expirationDays, rule }, (version) => {
    if (bucket.versioned) addMarker(context, bucket, version.key);
    else drop(context, version);
  });
}

function drop(context: Context, version: Version) {
  if (version.object === undefined || mayRemove(version.object, context.now(), false))
    dropVersion(context, version);
}

/** Does something to all versions that a rule is about, in one transaction per batch. */
function each(
  context: Context,
  bucket: BucketConfig,
  { age, days, rule }: { age: Age; days: number | undefined; rule: LifecycleRule },
  act: (version: Version) => void,
) {
  if (days === undefined) return;
  for (const batch of context.ages.batches(bucket.name, age, cutoff(context.now(), days))) {
    const chosen = batch.filter(({ key }) => key.startsWith(rule.prefix ?? ''));
    if (chosen.length > 0) context.commit(() => chosen.forEach(act));
  }
}

function abortUploads(
  context: Context,
  bucket: BucketConfig,
  { prefix = '', abortMultipartDays }: LifecycleRule,
) {
  if (abortMultipartDays === undefined) return;
  const old = context.uploads.startedBefore(bucket.name, cutoff(context.now(), abortMultipartDays));
  const chosen = old.filter(({ key }) => key.startsWith(prefix));
  context.commit(() => {
    for (const upload of chosen) endUpload(context, upload);
  });
}
