import type { Authentication } from '#local/s3/auth/authenticate.ts';
import { readDeclared } from '#local/s3/body/declared.ts';
import { receive } from '#local/s3/body/receive.ts';
import { refuse } from '#local/s3/http/errors.ts';
import { type Element, readXml } from '#local/s3/http/read-xml.ts';
import type { S3Request } from '#local/s3/http/request.ts';

const largest = 2 * 1024 ** 2;

/** Reads the XML body of a request; these are small, so it is held in memory. */
export async function readDocument(
  { request, authentication }: { request: S3Request; authentication: Authentication },
  root: string,
  { foreignChecksum = false } = {},
): Promise<Element> {
  const pieces: Buffer[] = [];
  const sink = { write: (bytes: Buffer) => void pieces.push(bytes) };
  await receive(request, authentication, sink, { largest, foreignChecksum });
  return readXml(Buffer.concat(pieces).toString(), root);
}

/** Some operations are too grave to trust a body that nothing vouches for. */
export function requireDigest(request: S3Request) {
  const { md5, checksum } = readDeclared(request);
  if (md5 !== undefined || checksum !== undefined) return;
  throw refuse('InvalidRequest', 'This request needs Content-MD5 or an x-amz-checksum-… header');
}
