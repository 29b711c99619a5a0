import type { Context } from '#local/s3/call/context.ts';
import type { Call } from '#local/s3/call/operation.ts';
import { refuse } from '#local/s3/http/errors.ts';
import type { S3Request } from '#local/s3/http/request.ts';
import type { StoredObject } from '#local/s3/model/version.ts';
import { unversioned } from '#local/s3/object/create.ts';
import { getObjectVersion, type ObjectVersion } from '#local/s3/object/find.ts';

/** The version id in a query, which has to look like one of ours. */
export function readVersionId({ query }: S3Request): string | undefined {
  const id = query.get('versionId');
  if (id === undefined || id === unversioned || /^[0-9a-f]{32}$/.test(id)) return id;
  throw refuse('InvalidArgument', 'The version id is not valid', {
    ArgumentName: 'versionId',
    ArgumentValue: id,
  });
}

/** The version that a call is about: the one named in its query, else the latest. */
export const findCalled = (context: Context, { request, bucket }: Call): ObjectVersion =>
  getObjectVersion(context, { bucket: bucket.name, key: request.key, id: readVersionId(request) });

/** Changes what is known of the called version; its bytes stay. */
export const updateCalled = (context: Context, call: Call, change: (object: StoredObject) => StoredObject) =>
  context.commit(() => {
    const version = findCalled(context, call);
    context.versions.replaceObject(version, change(version.object));
    return version;
  });
