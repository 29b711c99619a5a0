import type { Context } from '#local/s3/call/context.ts';
import { refuse, S3Error } from '#local/s3/http/errors.ts';
import type { StoredObject, Version } from '#local/s3/model/version.ts';
import type { Address } from '#local/s3/store/versions.ts';

export type ObjectVersion = Version & { object: StoredObject };

const hasObject = (version: Version): version is ObjectVersion => version.object !== undefined;

/** The version at an address, which has to be an object; the refusals tell a missing key from a deleted one. */
export function getObjectVersion(context: Context, address: Address): ObjectVersion {
  const version = context.versions.find(address);
  if (version !== undefined && hasObject(version)) return version;
  const { key, id } = address;
  if (version !== undefined) throw deleted(version, id !== undefined);
  throw id === undefined
    ? refuse('NoSuchKey', undefined, { Key: key })
    : refuse('NoSuchVersion', undefined, { Key: key, VersionId: id });
}

function deleted({ key, id }: Version, named: boolean) {
  const headers = { 'x-amz-delete-marker': 'true', 'x-amz-version-id': id };
  return named
    ? new S3Error('MethodNotAllowed', 'This version is a delete marker', {
        headers: { ...headers, allow: 'DELETE' },
      })
    : new S3Error('NoSuchKey', undefined, { details: { Key: key }, headers });
}
