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
  query?: Record<string, string>;
  /** By their names in S3's reference, in lower case; all of them are signed. */
  headers?: Record<string, string>;
  body?: readonly Uint8Array[];
};

/** One bucket. An answer comes as it begins, and must be read to its end; a refusal is thrown as an {@link AwsFault}. */
export type Bucket = {
  send(request: S3Request): Promise<IncomingMessage>;
  /** When an object was put; undefined where there is none. The list knows it, also where the object may not be read. */
  putAt(key: string): Promise<string | undefined>;
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

  const attempt = async ({ method, key, query: asked = {}, headers = {}, body = [] }: S3Request) => {
    const query = queryOf(asked);
    const path = `${folder}/${key.split('/').map(encoded).join('/')}`;
    const payload = unsignedPayload;
    const own = { ...headers, host: base.host, 'x-amz-content-sha256': payload };
    const signed = sign({ method, path, query, headers: own, payload }, credentials(), new Date());
    const length = String(body.reduce((sum, piece) => sum + piece.length, 0));
    const withLength = method === 'PUT' ? { ...signed, 'content-length': length } : signed;
    const target = query === '' ? path : `${path}?${query}`;
    const answer = await send({ method, path: target, headers: withLength, body });
    if ((answer.statusCode ?? 0) >= 300) throw await refusal(answer);
    return answer;
  };
  const request: Bucket['send'] = (asked) => withAttempts(() => attempt(asked));
  return {
    send: request,
    async putAt(key) {
      // An object comes before all others whose keys begin with its own.
      const query = { 'list-type': '2', prefix: key, 'max-keys': '1' };
      const list = (await receive(await request({ method: 'GET', key: '', query }))).toString();
      if (!list.includes(`<Key>${key}</Key>`)) return undefined;
      return /<LastModified>([^<]+)</.exec(list)?.[1];
    },
    close: send.close,
  };
}

const queryOf = (asked: Record<string, string>) =>
  Object.entries(asked)
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&');

async function refusal(answer: IncomingMessage) {
  const status = answer.statusCode ?? 0;
  const said = (await receive(answer)).toString();
  const [, name = `HTTP ${status}`] = /<Code>(\w+)<\/Code>/.exec(said) ?? [];
  const [, message] = /<Message>([^<]*)<\/Message>/.exec(said) ?? [];
  return new AwsFault(name, { status, message });
}
