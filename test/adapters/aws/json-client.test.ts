import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { createServer } from 'node:net';
import { SignatureV4 } from '@smithy/signature-v4';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createJsonClient } from '#shared/adapters/aws/json-client.ts';
import { type Answer, scripted } from './scripted.ts';

type Operations = { Ask: { input: { text: string }; output: { told?: string } } };

const service = {
  signedAs: 'oracle',
  target: 'Oracle_20260101',
  endpointVariable: 'AWS_ENDPOINT_URL_ORACLE',
};
const closings: (() => void)[] = [];
afterEach(() => {
  for (const close of closings.splice(0)) close();
  vi.unstubAllEnvs();
});

async function against(...script: Answer[]) {
  const server = await scripted(...script);
  closings.push(server.close);
  return server;
}

/** SHA-256 in the shape that the signer of the SDK wants. */
class Sha256 {
  readonly #hash: Hash | Hmac;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret as Uint8Array);
  }
  update(data: string | ArrayBuffer | ArrayBufferView) {
    this.#hash.update(data as Uint8Array);
  }
  async digest() {
    return new Uint8Array(this.#hash.digest());
  }
}

describe('a request', () => {
  it.each([
    ['lasting', undefined],
    ['temporary', 'a/session+token=='],
  ])('is signed as the SDK would, with %s credentials', async (_, sessionToken) => {
    const { options, asked } = await against();
    const credentials = { accessKeyId: 'AKIA', secretAccessKey: 'wJalr/XU+tn', sessionToken };
    const client = createJsonClient<Operations>(service, { ...options, credentials: () => credentials });
    await client.call('Ask', { text: 'Nguyễn Văn A' });
    client.close();

    const [{ headers = {}, body = '' } = {}] = asked;
    const date = String(headers['x-amz-date']);
    const signer = new SignatureV4({
      service: 'oracle',
      region: options.region,
      sha256: Sha256,
      applyChecksum: false,
      credentials: { ...credentials, ...(sessionToken !== undefined && { sessionToken }) } as never,
    });
    const { authorization: _own, connection: _hop, 'content-length': _length, ...signed } = headers;
    const expected = await signer.sign(
      {
        method: 'POST',
        protocol: 'http:',
        hostname: '127.0.0.1',
        path: '/',
        query: {},
        headers: signed as never,
        body,
      },
      { signingDate: new Date(date.replace(/(....)(..)(..)T(..)(..)(..)Z/, '$1-$2-$3T$4:$5:$6Z')) },
    );
    expect(headers.authorization).toBe(expected.headers['authorization']);
    expect(headers['x-amz-security-token']).toBe(sessionToken);
    expect(headers['x-amz-target']).toBe('Oracle_20260101.Ask');
  });

  it('goes where the environment says, with the credentials that are there at that time', async () => {
    const { options, asked } = await against();
    vi.stubEnv('AWS_ENDPOINT_URL_ORACLE', options.endpoint);
    vi.stubEnv('AWS_REGION', 'ap-southeast-1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'FIRST');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    vi.stubEnv('AWS_SESSION_TOKEN', undefined);
    const client = createJsonClient<Operations>(service);
    await client.call('Ask', { text: 'who?' });
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'SECOND');
    await client.call('Ask', { text: 'who now?' });
    client.close();
    expect(asked.map(({ headers }) => /Credential=(\w+)/.exec(String(headers.authorization))?.[1])).toEqual([
      'FIRST',
      'SECOND',
    ]);
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
    await expect(client.call('Ask', { text: 'and now?' })).rejects.toThrow('AWS_ACCESS_KEY_ID');
  });
});

describe('an answer', () => {
  it('comes as it was given', async () => {
    const { options } = await against({ ok: { told: 'bốn mươi hai' } });
    const client = createJsonClient<Operations>(service, options);
    expect(await client.call('Ask', { text: 'what?' })).toEqual({ told: 'bốn mươi hai' });
    client.close();
  });

  it('that is a refusal is thrown with its name, its status and its words', async () => {
    const { options } = await against({ error: 'ResourceNotFoundException' });
    const client = createJsonClient<Operations>(service, options);
    await expect(client.call('Ask', { text: 'where?' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      status: 400,
      message: 'ResourceNotFoundException',
    });
    client.close();
  });

  it('that two wrote at once and S3 wants to be asked again is asked for again', async () => {
    const { options } = await against({ error: 'ConditionalRequestConflict' }, { ok: { told: 'done' } });
    const client = createJsonClient<Operations>(service, options);
    expect(await client.call('Ask', { text: 'once more?' })).toEqual({ told: 'done' });
    client.close();
  });

  it('that never comes, because nobody takes the connection, is an outage', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await new Promise((resolve) => server.close(resolve));
    const { options } = await against();
    const endpoint = `http://127.0.0.1:${port}`;
    const client = createJsonClient<Operations>(service, { ...options, endpoint });
    await expect(client.call('Ask', { text: 'anybody?' })).rejects.toThrow('ECONNREFUSED');
    client.close();
  });
});
