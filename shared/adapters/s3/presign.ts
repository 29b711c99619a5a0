import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';

/** A request to S3 that whoever holds it may send, until it expires. */
export type Presign = (request: {
  method: 'GET' | 'PUT';
  key: string;
  /** Headers that the sender must send exactly so. */
  headers?: Record<string, string>;
  query?: Record<string, string>;
  seconds: number;
  at: Date;
}) => Promise<string>;

/** SHA-256 and HMAC of Node in the shape that the signer wants. */
class Sha256 {
  readonly #hash: Hash | Hmac;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytes(secret));
  }

  update(data: string | ArrayBuffer | ArrayBufferView) {
    this.#hash.update(bytes(data));
  }

  async digest() {
    return new Uint8Array(this.#hash.digest());
  }
}

function bytes(data: string | ArrayBuffer | ArrayBufferView) {
  if (typeof data === 'string') return Buffer.from(data);
  return data instanceof ArrayBuffer
    ? new Uint8Array(data)
    : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}

type Environment = {
  AWS_REGION: string;
  AWS_ACCESS_KEY_ID: string;
  AWS_SECRET_ACCESS_KEY: string;
  AWS_SESSION_TOKEN?: string | undefined;
  AWS_ENDPOINT_URL_S3?: string | undefined;
};

/** Signs with the function's own credentials; without the S3 client, which would double the bundle. */
export function s3Presign(bucket: string, environment: Environment): Presign {
  const { AWS_REGION: region, AWS_SESSION_TOKEN: sessionToken, AWS_ENDPOINT_URL_S3: local } = environment;
  const base = new URL(
    local === undefined ? `https://${bucket}.s3.${region}.amazonaws.com` : `${local}/${bucket}`,
  );
  const signer = new SignatureV4({
    service: 's3',
    region,
    sha256: Sha256,
    uriEscapePath: false,
    applyChecksum: false,
    credentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID,
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY,
      ...(sessionToken !== undefined && { sessionToken }),
    },
  });
  return async ({ method, key, headers = {}, query = {}, seconds, at }) => {
    const path = `${base.pathname === '/' ? '' : base.pathname}/${key.split('/').map(encodeURIComponent).join('/')}`;
    const request = {
      method,
      protocol: base.protocol,
      hostname: base.hostname,
      ...(base.port !== '' && { port: Number(base.port) }),
      path,
      query,
      // The bytes are not known yet; the checksum among the signed headers binds them instead.
      headers: { ...headers, host: base.host, 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD' },
    };
    const signed = await signer.presign(request, {
      expiresIn: seconds,
      signingDate: at,
      unhoistableHeaders: new Set(Object.keys(headers)),
    });
    return `${base.origin}${path}?${queryString(signed.query ?? {})}`;
  };
}

const queryString = (query: Record<string, string | string[] | null>) =>
  Object.entries(query)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value ?? ''))}`)
    .join('&');
