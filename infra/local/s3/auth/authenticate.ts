import { type KeyObject, timingSafeEqual } from 'node:crypto';
import type { Clock } from '#local/kernel/engine.ts';
import { ChunkSignatures, type Seed } from '#local/s3/auth/chunk-signatures.ts';
import { type Claim, readClaim } from '#local/s3/auth/claim.ts';
import { canonicalRequest, scopeText, sign, signingKey, stringToSign } from '#local/s3/auth/sigv4.ts';
import { refuse } from '#local/s3/http/errors.ts';
import type { S3Request } from '#local/s3/http/request.ts';

/** What the signature says about the body that is still to come. */
export interface Authentication {
  accessKeyId: string;
  /** The value of x-amz-content-sha256: a digest in hex, `UNSIGNED-PAYLOAD` or a `STREAMING-…` word. */
  payload: string;
  chunks: ChunkSignatures;
}

/** What the signature is checked against. */
interface Known {
  clock: Clock;
  region: string;
  secretOf(accessKeyId: string): string | undefined;
}

/** Checks the signature and time of a request, in its header or its URL, and that it covers what it has to. */
export function authenticate(request: S3Request, options: Known): Authentication {
  const claim = readClaim(request, options.clock);
  if (claim.scope.region !== options.region) throw wrongRegion(claim, options.region);
  const secret = options.secretOf(claim.scope.accessKeyId);
  if (secret === undefined) {
    throw refuse('InvalidAccessKeyId', undefined, { AWSAccessKeyId: claim.scope.accessKeyId });
  }
  const key = signingKey(secret, claim.scope);
  checkSignature(request, claim, key);
  checkCoverage(request, claim);
  if (claim.presigned) hoist(request);
  const seed: Seed = { key, at: claim.at, scope: scopeText(claim.scope), signature: claim.signature };
  const payload = request.headers.get('x-amz-content-sha256') ?? claim.payload;
  return { accessKeyId: claim.scope.accessKeyId, payload, chunks: new ChunkSignatures(seed) };
}

function checkSignature(request: S3Request, claim: Claim, key: KeyObject) {
  const text = stringToSign(request, claim);
  const expected = Buffer.from(sign(key, text));
  const given = Buffer.from(claim.signature);
  if (given.length === expected.length && timingSafeEqual(given, expected)) return;
  throw refuse('SignatureDoesNotMatch', undefined, {
    AWSAccessKeyId: claim.scope.accessKeyId,
    StringToSign: text,
    SignatureProvided: claim.signature,
    CanonicalRequest: canonicalRequest(request, claim),
  });
}

/** Host and every x-amz-… header must be signed, else whoever holds a signed URL could add orders of their own. */
function checkCoverage(request: S3Request, claim: Claim) {
  const unsigned = [...request.headers.keys()].filter(
    (name) =>
      (name === 'host' || name.startsWith('x-amz-')) &&
      name !== 'x-amz-content-sha256' &&
      !claim.headers.includes(name),
  );
  if (unsigned.length === 0) return;
  throw refuse('AccessDenied', 'There were headers present in the request which were not signed', {
    HeadersNotSigned: unsigned.join(', '),
  });
}

const partOfSignature = /^x-amz-(algorithm|credential|date|expires|signedheaders|signature)$/i;

/** In a signed URL, parameters named x-amz-… stand for the headers of that name. */
function hoist(request: S3Request) {
  for (const [name, value] of [...request.query]) {
    if (!/^x-amz-/i.test(name)) continue;
    request.query.delete(name);
    const header = name.toLowerCase();
    if (!partOfSignature.test(name) && !request.headers.has(header)) request.headers.set(header, value);
  }
}

const wrongRegion = ({ presigned, scope }: Claim, region: string) =>
  refuse(
    presigned ? 'AuthorizationQueryParametersError' : 'AuthorizationHeaderMalformed',
    `The region '${scope.region}' is wrong; expecting '${region}'`,
    { Region: region },
  );
