import { createHash, createHmac } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { SignatureV4 } from '@smithy/signature-v4';
import { region } from '#test/infra/local/s3/options.ts';
import { connect, credentials } from '#test/infra/local/s3/server.ts';

/** SHA-256, plain or keyed, as the signer wants it. */
class Sha256 {
  readonly #hash;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash =
      secret === undefined ? createHash('sha256') : createHmac('sha256', Buffer.from(secret as Buffer));
  }

  update(data: Uint8Array | string) {
    this.#hash.update(data);
  }

  async digest() {
    return new Uint8Array(this.#hash.digest());
  }
}

export const signer = (more: { region?: string; accessKeyId?: string; secretAccessKey?: string } = {}) =>
  new SignatureV4({
    service: 's3',
    region: more.region ?? region,
    credentials: { ...credentials, ...more },
    sha256: Sha256,
    uriEscapePath: false,
  });

export interface RawRequest {
  method: string;
  path: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

export interface RawResponse {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** Sends a request exactly as given; no client rewrites the path. */
export const send = (url: string, { method, path, query = {}, headers = {}, body }: RawRequest) =>
  new Promise<RawResponse>((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const search = new URLSearchParams(query).toString().replaceAll('+', '%20');
    const target = search === '' ? path : `${path}?${search}`;
    const req = httpRequest({ hostname, port, method, path: target, headers, agent: false }, (res) => {
      const pieces: Buffer[] = [];
      res.on('data', (piece: Buffer) => pieces.push(piece));
      res.on('end', () =>
        resolve({
          status: res.statusCode ?? 0,
          headers: res.headers,
          body: Buffer.concat(pieces).toString(),
        }),
      );
      res.on('error', reject);
    });
    req.on('error', reject);
    req.end(body);
  });

export const sha256Hex = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');

/** Signs a request in its headers. */
export async function signed(url: string, request: RawRequest, { sign = signer(), at = new Date() } = {}) {
  const { headers = {}, body = '', query = {} } = request;
  const { hostname, host } = new URL(url);
  const ready = {
    protocol: 'http:',
    hostname,
    method: request.method,
    path: request.path,
    query,
    headers: { host, 'x-amz-content-sha256': sha256Hex(body), ...headers },
    body,
  };
  const result = await sign.sign(ready, { signingDate: at });
  return {
    ...request,
    query,
    headers: { ...result.headers, 'content-length': `${Buffer.byteLength(body)}` },
  };
}

/** Signs and sends. */
export const sendSigned = async (url: string, request: RawRequest) => send(url, await signed(url, request));

export const codeOf = ({ body }: { body: string }) => /<Code>(.*?)<\/Code>/.exec(body)?.[1];

/** A signed URL for one upload; what is in `input` is part of what is signed. */
export function presignPut(
  url: string,
  input: ConstructorParameters<typeof PutObjectCommand>[0],
  more: Parameters<typeof getSignedUrl>[2] = {},
) {
  const client = connect(url, { requestChecksumCalculation: 'WHEN_REQUIRED' });
  return getSignedUrl(client, new PutObjectCommand(input), { expiresIn: 900, ...more });
}
