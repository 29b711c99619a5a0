import type { RequestContext } from '#local/authorisation/conditions.ts';
import type { S3Need } from '#local/s3/auth/permit.ts';
import type { Context } from '#local/s3/call/context.ts';
import type { Call } from '#local/s3/call/operation.ts';
import { isTrue, type S3Request } from '#local/s3/http/request.ts';
import { splitTarget } from '#local/s3/http/uri.ts';

type Needs = (context: Context, call: Call) => S3Need[];

/** What each operation needs before its body is read; what is not named here, nobody but its own body can tell. */
const needs: Record<string, Needs> = {
  PutObject: (_, call) => [...writing(call), encrypting(call)],
  CopyObject: (context, call) => [...reading(context, sourceOf(call.request)), ...copying(context, call)],
  GetObject: (context, call) => reading(context, placeOf(call)),
  HeadObject: (context, call) => reading(context, placeOf(call)).slice(0, 1),
  DeleteObject: (_, { request, bucket }) => deleting(request, { bucket: bucket.name, key: request.key }),
  ListObjectsV2: (_, call) => [onBucket(call, 's3:ListBucket')],
  ListObjectVersions: (_, call) => [onBucket(call, 's3:ListBucketVersions')],
  CreateMultipartUpload: (_, call) => [...writing(call), encrypting(call)],
  UploadPart: (_, call) => [onObject(call, 's3:PutObject'), decrypting(call.bucket.name)],
  ListParts: (_, call) => [onObject(call, 's3:ListMultipartUploadParts')],
  CompleteMultipartUpload: (_, call) => [onObject(call, 's3:PutObject'), decrypting(call.bucket.name)],
  AbortMultipartUpload: (_, call) => [onObject(call, 's3:AbortMultipartUpload')],
  GetObjectTagging: (_, call) => [onVersion(call, 's3:GetObject', 'Tagging')],
  PutObjectTagging: (_, call) => [onVersion(call, 's3:PutObject', 'Tagging')],
  GetObjectRetention: (_, call) => [onObject(call, 's3:GetObjectRetention')],
  GetObjectLegalHold: (_, call) => [onObject(call, 's3:GetObjectLegalHold')],
  PutObjectLegalHold: (_, call) => [onObject(call, 's3:PutObjectLegalHold')],
};

export const needsOf = (operation: string, context: Context, call: Call): S3Need[] =>
  needs[operation]?.(context, call) ?? [];

interface Place {
  bucket: string;
  key: string;
  id?: string | undefined;
}

const placeOf = ({ request, bucket }: Call): Place => ({
  bucket: bucket.name,
  key: request.key,
  id: request.query.get('versionId'),
});

function sourceOf({ headers }: S3Request): Place {
  const text = headers.get('x-amz-copy-source') ?? '';
  const { bucket, key, query } = splitTarget(text.startsWith('/') ? text : `/${text}`);
  return { bucket, key, id: new Map(query).get('versionId') };
}

const onBucket = ({ bucket }: Call, action: string): S3Need => ({ action, bucket: bucket.name });

const onObject = ({ request, bucket }: Call, action: string): S3Need => ({
  action,
  bucket: bucket.name,
  key: request.key,
});

const onVersion = (call: Call, verb: string, what: string): S3Need =>
  onObject(call, call.request.query.has('versionId') ? `${verb}Version${what}` : `${verb}${what}`);

const encrypting = ({ bucket }: Call): S3Need => ({ action: 'kms:GenerateDataKey', bucket: bucket.name });
const decrypting = (bucket: string): S3Need => ({ action: 'kms:Decrypt', bucket });

const tagKey = 's3:ExistingObjectTag/';

/** The tags are looked up only where a policy asks for them; what is not there has none. */
function reading({ versions }: Context, { bucket, key, id }: Place): S3Need[] {
  const context: RequestContext = (name) => {
    if (!name.startsWith(tagKey)) return undefined;
    const tags = versions.find({ bucket, key, id })?.object?.tags;
    const found = tags?.find((tag) => tag.key === name.slice(tagKey.length));
    return found && [found.value];
  };
  const action = id === undefined ? 's3:GetObject' : 's3:GetObjectVersion';
  return [{ action, bucket, key, context }, decrypting(bucket)];
}

/** To put an object, and to lock it where its headers say so. */
function writing(call: Call): S3Need[] {
  const { headers } = call.request;
  const mode = headers.get('x-amz-object-lock-mode');
  const until = Date.parse(headers.get('x-amz-object-lock-retain-until-date') ?? '');
  const context = lockContext(mode, until, call);
  const put = { ...onObject(call, 's3:PutObject'), context };
  return [
    put,
    ...(mode === undefined ? [] : [{ ...put, action: 's3:PutObjectRetention' }]),
    ...(headers.has('x-amz-object-lock-legal-hold') ? [onObject(call, 's3:PutObjectLegalHold')] : []),
    ...(headers.has('if-match') ? [onObject(call, 's3:GetObject')] : []),
  ];
}

/** The verdict of a scan is a tag: whoever copies it says that it is true of the copy. */
function copying({ versions }: Context, call: Call): S3Need[] {
  const source = sourceOf(call.request);
  const keepsTags = call.request.headers.get('x-amz-tagging-directive') !== 'REPLACE';
  const tags = versions.find(source)?.object?.tags ?? [];
  const taking: S3Need[] = [
    { action: 's3:GetObjectTagging', bucket: source.bucket, key: source.key },
    onObject(call, 's3:PutObjectTagging'),
  ];
  return [...writing(call), encrypting(call), ...(keepsTags && tags.length > 0 ? taking : [])];
}

function deleting(request: S3Request, { bucket, key }: Place): S3Need[] {
  const versioned = request.query.has('versionId');
  return removal({
    bucket,
    key,
    versioned,
    bypass: isTrue(request.headers.get('x-amz-bypass-governance-retention')),
  });
}

/** What the removal of one object needs, which one request may ask for a thousand times. */
export const removal = (one: {
  bucket: string;
  key: string;
  versioned: boolean;
  bypass: boolean;
}): S3Need[] => {
  const { bucket, key } = one;
  const action = one.versioned ? 's3:DeleteObjectVersion' : 's3:DeleteObject';
  return [
    { action, bucket, key },
    ...(one.bypass ? [{ action: 's3:BypassGovernanceRetention', bucket, key }] : []),
  ];
};

const day = 86_400_000;

/** The days that a lock will last are counted whole. */
export function lockContext(
  mode: string | undefined,
  until: number,
  { now }: Pick<Call, 'now'>,
): RequestContext {
  return (name) => {
    if (name === 's3:object-lock-mode') return mode === undefined ? undefined : [mode];
    if (name !== 's3:object-lock-remaining-retention-days' || Number.isNaN(until)) return undefined;
    return [String(Math.floor((until - now) / day))];
  };
}
