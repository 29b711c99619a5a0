import { refuse } from '#local/s3/http/errors.ts';
import type { S3Request } from '#local/s3/http/request.ts';
import type { BucketConfig } from '#local/s3/model/bucket.ts';
import { defaultRetention } from '#local/s3/model/lock.ts';
import { type Intent, LockMode, type Retention } from '#local/s3/model/version.ts';

/** The headers that {@link readIntent} takes. */
export const intentHeaders = [
  'x-amz-meta-*',
  'x-amz-object-lock-mode',
  'x-amz-object-lock-retain-until-date',
  'x-amz-object-lock-legal-hold',
];

const kept = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
];

/** What a request says about the object that it creates. */
export const readIntent = (request: S3Request, bucket: BucketConfig, now: number): Intent => ({
  headers: readKeptHeaders(request),
  tags: [],
  ...readLock(request, bucket, now),
});

function readKeptHeaders({ headers }: S3Request): Record<string, string> {
  const result: Record<string, string> = { 'content-type': 'binary/octet-stream' };
  let metadataBytes = 0;
  for (const [name, value] of headers) {
    if (name.startsWith('x-amz-meta-')) {
      metadataBytes += name.length - 'x-amz-meta-'.length + value.length;
      result[name] = value;
    } else if (kept.includes(name)) result[name] = value;
  }
  if (metadataBytes > 2048) throw refuse('MetadataTooLarge', undefined, { MaxSizeAllowed: '2048' });
  const encoding = withoutChunked(result['content-encoding']);
  delete result['content-encoding'];
  return encoding === '' ? result : { ...result, 'content-encoding': encoding };
}

/** `aws-chunked` is how the body travels, not how the object is encoded. */
const withoutChunked = (encoding = '') =>
  encoding
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== 'aws-chunked')
    .join(',');

function readLock(request: S3Request, bucket: BucketConfig, now: number): Pick<Intent, 'retention' | 'hold'> {
  const explicit = readRetention(request, now);
  const hold = request.headers.get('x-amz-object-lock-legal-hold');
  if (explicit !== undefined || hold !== undefined) requireLockable(bucket);
  if (hold !== undefined && hold !== 'ON' && hold !== 'OFF')
    throw refuse('InvalidArgument', 'A legal hold is ON or OFF');
  const retention = explicit ?? defaultRetention(bucket.defaultRetention, now);
  return { hold: hold === 'ON', ...(retention === undefined ? {} : { retention }) };
}

export function requireLockable(bucket: BucketConfig) {
  if (!bucket.objectLock) throw refuse('InvalidRequest', 'The bucket has no Object Lock configuration');
}

function readRetention({ headers }: S3Request, now: number): Retention | undefined {
  const mode = headers.get('x-amz-object-lock-mode');
  const until = headers.get('x-amz-object-lock-retain-until-date');
  if (mode === undefined && until === undefined) return undefined;
  if (mode === undefined || until === undefined) {
    throw refuse(
      'InvalidArgument',
      'x-amz-object-lock-mode and x-amz-object-lock-retain-until-date come together',
    );
  }
  return checkRetention(mode, until, now);
}

const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/;

/** Refuses an unknown mode, and a date that is not one or has passed. */
export function checkRetention(mode: string, until: string, now: number): Retention {
  const known = LockMode.safeParse(mode);
  if (!known.success) throw refuse('InvalidArgument', 'Unknown lock mode', { ArgumentValue: mode });
  const time = iso.test(until) ? Date.parse(until) : Number.NaN;
  if (Number.isNaN(time)) throw refuse('InvalidArgument', 'The retain-until date is not in ISO 8601');
  if (time <= now) throw refuse('InvalidArgument', 'The retain-until date must be in the future');
  return { mode: known.data, until: time };
}
