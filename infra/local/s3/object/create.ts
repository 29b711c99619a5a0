import type { Context } from '#local/s3/call/context.ts';
import type { Call } from '#local/s3/call/operation.ts';
import type { StoredObject } from '#local/s3/model/version.ts';
import { checkWrite } from '#local/s3/object/conditions.ts';
import { createdEvent, type Reason } from '#local/s3/object/created-event.ts';
import type { ObjectVersion } from '#local/s3/object/find.ts';
import { newId } from '#local/s3/store/files.ts';

/** The id that all objects of a bucket without versioning have. */
export const unversioned = 'null';

/**
 * Makes an object the latest version of the key that was called, and writes down its event. To be called
 * in a transaction; here the preconditions are checked for good, so of two writers at once one wins.
 */
export function createObject(
  context: Context,
  call: Call,
  object: StoredObject,
  reason: Reason,
): ObjectVersion {
  const { request, bucket } = call;
  const address = { bucket: bucket.name, key: request.key };
  const latest = context.versions.find(address);
  checkWrite(request.headers, latest);
  if (!bucket.versioned && latest !== undefined) {
    context.trash.add(latest.object?.body ?? []);
    context.versions.remove(latest);
  }
  const id = bucket.versioned ? newId() : unversioned;
  const version = { ...context.versions.add({ ...address, id, modified: context.now(), object }), object };
  if (bucket.eventBridge) context.outbox.add(createdEvent(call, version, { region: context.region, reason }));
  return version;
}
