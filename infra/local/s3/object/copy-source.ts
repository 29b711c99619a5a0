import type { Context } from '#local/s3/call/context.ts';
import { refuse } from '#local/s3/http/errors.ts';
import type { S3Request } from '#local/s3/http/request.ts';
import { splitTarget } from '#local/s3/http/uri.ts';
import { getObjectVersion, type ObjectVersion } from '#local/s3/object/find.ts';

/** The version that x-amz-copy-source names: `bucket/key`, percent-encoded, perhaps with `?versionId=…`. */
export function findSource(context: Context, { headers }: S3Request): ObjectVersion {
  const text = headers.get('x-amz-copy-source') ?? '';
  const { bucket, key, query } = splitTarget(text.startsWith('/') ? text : `/${text}`);
  if (key === '') throw refuse('InvalidArgument', 'The copy source names no key');
  if (!context.buckets.has(bucket)) throw refuse('NoSuchBucket', undefined, { BucketName: bucket });
  return getObjectVersion(context, { bucket, key, id: new Map(query).get('versionId') });
}
