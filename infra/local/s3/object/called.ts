import type { Context } from '#infra/local/s3/context.ts';
import type { StoredObject } from '#infra/local/s3/model.ts';
import { getObjectVersion, type ObjectVersion } from '#infra/local/s3/object/find.ts';
import type { Call } from '#infra/local/s3/operation.ts';

/** The version that a call is about: the one named in its query, else the latest. */
export const findCalled = (context: Context, { request, bucket }: Call): ObjectVersion =>
  getObjectVersion(context, { bucket: bucket.name, key: request.key, id: request.query.get('versionId') });

/** Changes what is known of the called version; its bytes stay. */
export const updateCalled = (context: Context, call: Call, change: (object: StoredObject) => StoredObject) =>
  context.commit(() => {
    const version = findCalled(context, call);
    context.versions.replaceObject(version, change(version.object));
    return version;
  });
