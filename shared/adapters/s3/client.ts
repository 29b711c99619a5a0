import type { IncomingMessage } from 'node:http';
import { withAttempts } from '#shared/adapters/aws/attempts.ts';
import { credentialsFromEnvironment } from '#shared/adapters/aws/credentials.ts';
import { AwsFault } from '#shared/adapters/aws/fault.ts';
import type { ClientOptions } from '#shared/adapters/aws/json-client.ts';
import { receive } from '#shared/adapters/aws/receive.ts';
import { createSend } from '#shared/adapters/aws/send.ts';
import { createSigner, encoded, unsignedPayload } from '#shared/adapters/aws/sign.ts';

type S3Request = {
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  key: string;
  /** By their names in S3's reference, in lower case; all of them are signed. */
  headers?: Record<string, string>;
  body?: readonly Uint8Array[];
};

/** One bucket. An answer comes as it begins, and must be read to its end; a refusal is thrown as an {@link AwsFault}. */
export type Bucket = {
  send(request: S3Request): Promise<IncomingMessage>;
  close(): void;
};

/**
 * A bucket by signed requests: sign, send, try again, as the JSON client does. The body is not part of the signature;
 * where it matters, a signed checksum header vouches for it, and S3 compares.
 */
export function s3Bucket(
  bucket: string,
  { credentials = credentialsFromEnvironment, patience = 10_000, ...given }: ClientOptions = {},
): Bucket {
  const region = given.region ?? process.env['AWS_REGION'];
  if (region === undefined) throw new Error('AWS_REGION must be in the environment');
  const local = given.endpoint ?? process.env['AWS_ENDPOINT_URL_S3'] ?? process.env['AWS_ENDPOINT_URL'];
  const base = new URL(
    local === undefined ? `https://${bucket}.s3.${region}.amazonaws.com` : `${local}/${bucket}`,
  );
  const folder = base.pathname === '/' ? '' : base.pathname;
  const sign = createSigner('s3', region);
  const send = createSend(base, { patience, until: 'response' });

  const attempt = async ({ method, key, headers = {}, body = [] }: S3Request) => {
    const path = `${folder}/${key.split('/').map(encoded).join('/')}`;
    const payload = unsignedPayload;
    const own = { ...headers, host: base.host, 'x-amz-content-sha256': payload };
    const signed = sign({ method, path, query: '', headers: own, payload }, credentials(), new Date());
    const length = String(body.reduce((sum, piece) => sum + piece.length, 0));
    const withLength = method === 'PUT' ? { ...signed, 'content-length': length } : signed;
    const answer = await send({ method, path, headers: withLength, body });
    if ((answer.statusCode ?? 0) >= 300) throw await refusal(answer);
    return answer;
  };
  return { send: (request) => withAttempts(() => attempt(request)), close: send.close };
}

async function refusal(answer: IncomingMessage) {
  const status = answer.statusCode ?? 0;
  const said = (await receive(answer)).toString();
  const [, name = `HTTP ${status}`] = /<Code>(\w+)<\/Code>/.exec(said) ?? [];
  const [, message] = /<Message>([^<]*)<\/Message>/.exec(said) ?? [];
  return new AwsFault(name, { status, message });
}
