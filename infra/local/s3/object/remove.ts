import type { Context } from '#local/s3/call/context.ts';
import { refuse } from '#local/s3/http/errors.ts';
import type { BucketConfig } from '#local/s3/model/bucket.ts';
import { mayRemove } from '#local/s3/model/lock.ts';
import type { Version } from '#local/s3/model/version.ts';
import { newId } from '#local/s3/store/files.ts';

export interface Removal {
  key: string;
  id?: string | undefined;
  /** An entity tag that the object must have. */
  ifMatch?: string | undefined;
  bypass: boolean;
}

export interface Removed {
  /** The version that was removed, or the delete marker that was added. */
  id: string | undefined;
  marker: 'added' | 'removed' | 'none';
}

/**
 * Deletes one version for good, or hides the key of a versioned bucket behind a delete marker. To be called
 * in a transaction. What is not there counts as deleted.
 */
export function removeObject(context: Context, bucket: BucketConfig, removal: Removal): Removed {
  const { key, id } = removal;
  const version = context.versions.find({ bucket: bucket.name, key, id });
  checkMatch(version, removal);
  if (id === undefined && bucket.versioned)
    return { id: addMarker(context, bucket, key).id, marker: 'added' };
  if (version === undefined) return { id, marker: 'none' };
  if (version.object !== undefined && !mayRemove(version.object, context.now(), removal.bypass)) {
    throw refuse('AccessDenied', 'The version is protected by Object Lock');
  }
  dropVersion(context, version);
  return { id, marker: version.object === undefined ? 'removed' : 'none' };
}

function checkMatch(version: Version | undefined, { ifMatch }: Removal) {
  if (ifMatch === undefined) return;
  const etag = version?.object?.etag;
  if (etag === undefined) throw refuse('NoSuchKey');
  if (ifMatch !== '*' && ifMatch.replaceAll('"', '') !== etag) {
    throw refuse('PreconditionFailed', undefined, { Condition: 'If-Match' });
  }
}

export const addMarker = (context: Context, bucket: BucketConfig, key: string) =>
  context.versions.add({ bucket: bucket.name, key, id: newId(), modified: context.now(), object: undefined });

/** Removes a version and its bytes, whatever its lock: the caller has asked. */
export function dropVersion(context: Context, version: Version) {
  context.versions.remove(version);
  context.trash.add(version.object?.body ?? []);
}
