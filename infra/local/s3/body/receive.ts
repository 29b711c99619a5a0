import type { Authentication } from '#local/s3/auth/authenticate.ts';
import { ChunkedFraming, type Framing, noFraming } from '#local/s3/body/chunked.ts';
import {
  checksumHeader,
  checkValue,
  type Declared,
  inTrailer,
  readDeclared,
  readMd5,
} from '#local/s3/body/declared.ts';
import { Digests } from '#local/s3/body/digests.ts';
import { refuse } from '#local/s3/http/errors.ts';
import type { S3Request } from '#local/s3/http/request.ts';
import type { Algorithm } from '#local/s3/model/version.ts';

/** Where the bytes of a body go. */
export interface Sink {
  write(bytes: Buffer): Promise<void> | void;
}

/** A body that came whole and as declared. */
export interface Received {
  digests: Digests;
  /** The checksum that the client sent. */
  checksum: { algorithm: Algorithm; value: string } | undefined;
}

export interface Reception {
  largest: number;
  /** Computed besides what was declared. */
  also?: Algorithm[];
  /** Whether the MD5 is needed even where nobody declared it. */
  md5?: boolean;
  /** Whether the checksum in the headers is of something else than this body. */
  foreignChecksum?: boolean;
}

const fiveGiB = 5 * 1024 ** 3;
export const objectBody: Reception = { largest: fiveGiB };

/** Passes a body on to the sink as it comes, and refuses it at its end when it is not what was declared. */
export async function receive(
  request: S3Request,
  { payload, chunks }: Authentication,
  sink: Sink,
  { largest, also = [], md5 = true, foreignChecksum = false }: Reception = objectBody,
): Promise<Received> {
  const framing = framingOf(request, payload, chunks);
  const size = declaredSize(request, framing);
  if (size > largest) throw refuse('EntityTooLarge', undefined, { MaxSizeAllowed: String(largest) });
  const declared = foreignChecksum ? { md5: readMd5(request), checksum: undefined } : readDeclared(request);
  const digests = new Digests(wanted(declared, payload, md5 ? ['MD5', ...also] : also));
  // Not destroyed when a refusal ends the loop: the connection is still needed to say so.
  for await (const bytes of request.incoming.iterator({ destroyOnReturn: false })) {
    for (const data of framing.push(bytes)) {
      digests.update(data);
      if (digests.size > size) throw refuse('IncompleteBody');
      await sink.write(data);
    }
  }
  const trailers = framing.end();
  if (digests.size !== size) throw refuse('IncompleteBody');
  checkPayload(payload, digests);
  checkMd5(declared, digests);
  return { digests, checksum: checkChecksum(declared, trailers, digests) };
}

const isHash = (payload: string) => /^[0-9a-f]{64}$/.test(payload);

function framingOf(request: S3Request, payload: string, chunks: Authentication['chunks']): Framing {
  if (payload === 'UNSIGNED-PAYLOAD' || isHash(payload)) {
    if (request.headers.has('x-amz-trailer'))
      throw refuse('MalformedTrailerError', 'Trailers need a chunked body');
    return noFraming;
  }
  switch (payload) {
    case 'STREAMING-UNSIGNED-PAYLOAD-TRAILER':
      return new ChunkedFraming();
    case 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD':
    case 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER':
      return new ChunkedFraming(chunks);
    default:
      throw refuse('NotImplemented', undefined, { Header: `x-amz-content-sha256: ${payload}` });
  }
}

/** The length of the data, which S3 wants to know beforehand in every framing. */
function declaredSize(request: S3Request, framing: Framing): number {
  const plain = framing === noFraming;
  if (plain && request.headers.has('transfer-encoding')) {
    throw refuse('NotImplemented', undefined, { Header: 'Transfer-Encoding' });
  }
  const header = request.headers.get(plain ? 'content-length' : 'x-amz-decoded-content-length');
  if (header === undefined) throw refuse('MissingContentLength');
  if (!/^\d{1,15}$/.test(header)) throw refuse('InvalidArgument', 'The length of the body is not a number');
  return Number(header);
}

const wanted = ({ md5, checksum }: Declared, payload: string, also: readonly (Algorithm | 'MD5')[]) => [
  ...(md5 === undefined ? [] : ['MD5' as const]),
  ...(checksum === undefined ? [] : [checksum.algorithm]),
  ...(isHash(payload) ? ['SHA256' as const] : []),
  ...also,
];

function checkPayload(payload: string, digests: Digests) {
  if (!isHash(payload)) return;
  const actual = digests.get('SHA256').toString('hex');
  if (actual === payload) return;
  throw refuse('XAmzContentSHA256Mismatch', undefined, {
    ClientComputedContentSHA256: payload,
    S3ComputedContentSHA256: actual,
  });
}

function checkMd5({ md5 }: Declared, digests: Digests) {
  if (md5 === undefined) return;
  const actual = digests.get('MD5').toString('base64');
  if (md5 === actual) return;
  throw refuse('BadDigest', undefined, { ExpectedDigest: md5, CalculatedDigest: actual });
}

function checkChecksum(
  { checksum }: Declared,
  trailers: Map<string, string>,
  digests: Digests,
): Received['checksum'] {
  if (checksum === undefined) {
    if (trailers.size > 0)
      throw refuse('MalformedTrailerError', 'A trailer was not announced in x-amz-trailer');
    return undefined;
  }
  const { algorithm } = checksum;
  const value = checksum.value === inTrailer ? trailers.get(checksumHeader(algorithm)) : checksum.value;
  if (value === undefined) throw refuse('MalformedTrailerError');
  checkValue(algorithm, value);
  if (value !== digests.get(algorithm).toString('base64')) {
    throw refuse('BadDigest', `The ${algorithm} that was declared is not that of the body`);
  }
  return { algorithm, value };
}
