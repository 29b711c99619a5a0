import type { Clock } from '#local/kernel/engine.ts';
import { algorithm, type Scope, type Signed } from '#local/s3/auth/sigv4.ts';
import { refuse, type S3Code } from '#local/s3/http/errors.ts';
import type { S3Request } from '#local/s3/http/request.ts';

const minute = 60_000;
const skew = 15 * minute;
const week = 604_800;

/** A signature that somebody brought, not yet checked, but in time. */
export interface Claim extends Signed {
  signature: string;
  presigned: boolean;
}

/** Finds the signature in the Authorization header or in the URL, and refuses one that is too old or too new. */
export function readClaim(request: S3Request, clock: Clock): Claim {
  const header = request.headers.get('authorization');
  const presigned = request.query.has('X-Amz-Signature') || request.query.has('X-Amz-Algorithm');
  if (header !== undefined && presigned) {
    throw refuse('InvalidArgument', 'Only one of header and URL may carry a signature');
  }
  if (presigned) return presignedClaim(request, clock.now());
  if (header === undefined) throw refuse('AccessDenied', 'The request is not signed');
  return headerClaim(request, header, clock);
}

const shape = /^(\S+)\s+Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]+)$/;

function headerClaim(request: S3Request, header: string, clock: Clock): Claim {
  const code = 'AuthorizationHeaderMalformed';
  const [, name, credential = '', headers = '', signature = ''] = shape.exec(header) ?? [];
  if (name !== algorithm)
    throw refuse(code, `Only ${algorithm} with Credential, SignedHeaders and Signature is taken`);
  const payload = request.headers.get('x-amz-content-sha256');
  if (payload === undefined) throw refuse('InvalidRequest', 'Header x-amz-content-sha256 is required');
  const at = request.headers.get('x-amz-date') ?? '';
  const time = readTime(at);
  if (time === undefined) throw refuse('AccessDenied', 'A valid x-amz-date header is required');
  const scope = readScope(credential, at, code);
  const now = clock.now();
  if (![now, ...(clock.unmoved?.() ?? [])].some((reading) => Math.abs(time - reading) <= skew)) {
    throw refuse('RequestTimeTooSkewed', undefined, {
      RequestTime: at,
      ServerTime: new Date(now).toISOString(),
      MaxAllowedSkewMilliseconds: String(skew),
    });
  }
  return { scope, at, headers: headers.split(';'), payload, signature, presigned: false };
}

function presignedClaim(request: S3Request, now: number): Claim {
  const code = 'AuthorizationQueryParametersError';
  const parameter = (name: string) => {
    const value = request.query.get(name);
    if (value === undefined) throw refuse(code, `Parameter ${name} is required`);
    return value;
  };
  if (parameter('X-Amz-Algorithm') !== algorithm) throw refuse(code, `X-Amz-Algorithm must be ${algorithm}`);
  const at = parameter('X-Amz-Date');
  const time = readTime(at);
  if (time === undefined) throw refuse(code, 'X-Amz-Date must be in the ISO 8601 basic format');
  const expires = Number(parameter('X-Amz-Expires'));
  if (!Number.isInteger(expires) || expires < 1 || expires > week) {
    throw refuse(code, `X-Amz-Expires must be a number of seconds from 1 to ${week}`);
  }
  const scope = readScope(parameter('X-Amz-Credential'), at, code);
  checkTime({ time, expires, now });
  const headers = parameter('X-Amz-SignedHeaders').split(';');
  const signedPayload = headers.includes('x-amz-content-sha256')
    ? request.headers.get('x-amz-content-sha256')
    : undefined;
  const payload = signedPayload ?? request.query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD';
  return { scope, at, headers, payload, signature: parameter('X-Amz-Signature'), presigned: true };
}

function checkTime({ time, expires, now }: { time: number; expires: number; now: number }) {
  if (time - now > skew) throw refuse('AccessDenied', 'Request is not valid yet');
  const end = time + expires * 1000;
  if (now <= end) return;
  throw refuse('AccessDenied', 'Request has expired', {
    'X-Amz-Expires': String(expires),
    Expires: new Date(end).toISOString(),
    ServerTime: new Date(now).toISOString(),
  });
}

function readScope(credential: string, at: string, code: S3Code): Scope {
  const parts = credential.split('/');
  const [date = '', region = '', service, terminator] = parts.slice(-4);
  const accessKeyId = parts.slice(0, -4).join('/');
  if (accessKeyId === '' || service !== 's3' || terminator !== 'aws4_request') {
    throw refuse(code, 'The credential must read <key>/<date>/<region>/s3/aws4_request');
  }
  if (date !== at.slice(0, 8)) throw refuse(code, 'The date of the credential is not that of the request');
  return { accessKeyId, date, region };
}

function readTime(text: string): number | undefined {
  const time = Date.parse(text.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, '$1-$2-$3:$4:$5'));
  return Number.isNaN(time) || !/^\d{8}T\d{6}Z$/.test(text) ? undefined : time;
}
