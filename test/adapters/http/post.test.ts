import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isInner, publicLookup } from '#shared/adapters/http/inner-addresses.ts';
import { post, whyOf } from '#shared/adapters/http/post.ts';

const message = { headers: { 'content-type': 'application/json' }, body: '{"ế":1}', timeoutMs: 30_000 };

describe('an address', () => {
  it.each([
    ['10.1.2.3', 4],
    ['100.64.0.1', 4],
    ['127.0.0.2', 4],
    ['169.254.169.254', 4],
    ['172.31.255.255', 4],
    ['192.168.1.1', 4],
    ['0.0.0.0', 4],
    ['224.0.0.1', 4],
    ['255.255.255.255', 4],
    ['::1', 6],
    ['::', 6],
    ['::ffff:10.0.0.1', 6],
    ['64:ff9b::a00:1', 6],
    ['fd00::1', 6],
    ['fe80::1', 6],
    ['ff02::1', 6],
    ['2002:a00:1::', 6],
    ['2001:db8::1', 6],
  ])('leads inside: %s', (address, family) => expect(isInner(address, family)).toBe(true));

  it.each([
    ['1.1.1.1', 4],
    ['172.32.0.1', 4],
    ['203.162.0.181', 4],
    ['2606:4700::1111', 6],
  ])('leads out: %s', (address, family) => expect(isInner(address, family)).toBe(false));

  it.each([true, false])('that a name leads to is refused where it is inside (all: %s)', async (all) => {
    const { promise, resolve } = Promise.withResolvers<Error | null>();
    publicLookup('localhost', { all }, resolve);
    expect(await promise).toMatchObject({ name: 'InnerAddress', code: 'EINNERADDRESS' });
  });
});

describe('a message to another system', () => {
  let server: Server;
  let answer: RequestListener;
  let url: string;
  beforeEach(async () => {
    vi.stubEnv('ALLOW_LOOPBACK', 'true');
    server = createServer((request, response) => answer(request, response)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/x`;
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    server.closeAllConnections();
    server.close();
  });
  const failure = (asked: Promise<unknown>) => asked.then(() => 'answered', whyOf);

  it('arrives whole, and its answer is read', async () => {
    answer = async (request, response) => {
      const chunks = await Array.fromAsync(request);
      response.writeHead(201).end(`${request.method} ${Buffer.concat(chunks)}`);
    };
    expect(await post(url, message)).toEqual({ status: 201, text: `POST ${message.body}` });
  });

  it('follows no redirect', async () => {
    answer = (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
    expect((await post(url, message)).status).toBe(302);
  });

  it('is given up when no answer comes, or none that ends', async () => {
    answer = () => undefined;
    expect(await failure(post(url, { ...message, timeoutMs: 50 }))).toBe('timeout');
    answer = (_, response) => response.writeHead(200).write('x');
    expect(await failure(post(url, { ...message, timeoutMs: 50 }))).toBe('timeout');
  });

  it('says by the code of the fault why nobody took it', async () => {
    server.close();
    server.closeAllConnections();
    expect(await failure(post(url, message))).toBe('ECONNREFUSED');
    expect(
      whyOf(new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ENOTFOUND' }) })),
    ).toBe('ENOTFOUND');
    expect(whyOf('x')).toBe('unknown');
  });

  it('goes to this machine only where that is allowed, and to no private address at all', async () => {
    answer = (_, response) => response.writeHead(204).end();
    expect(await failure(post(url, message))).toBe('answered');
    vi.stubEnv('ALLOW_LOOPBACK', undefined);
    expect(await failure(post(url, message))).toBe('EINNERADDRESS');
    for (const inside of ['https://10.0.0.1/', 'https://169.254.169.254/', 'http://192.168.1.1/'])
      expect(await failure(post(inside, message))).toBe('EINNERADDRESS');
  });
});
