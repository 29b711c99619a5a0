import { createServer, type RequestListener, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkDeployment } from '#infra/local/check-deployment.ts';
import { createDistribution } from '#infra/local/cloudfront/distribution.ts';
import { letPagesIn } from '#infra/local/let-pages-in.ts';
import { openGuard } from '#infra/local/open-guard.ts';
import { pages, readPages, script, withChanged } from './pages.ts';

async function listening(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** An API that says what it was asked, and refuses one thing in its own words. */
const echo: RequestListener = async (asked, answer) => {
  const chunks: Buffer[] = [];
  for await (const chunk of asked) chunks.push(chunk as Buffer);
  if (asked.url === '/v1/nothing') {
    answer.writeHead(404, { 'content-type': 'application/problem+json', 'x-ours': 'no' });
    answer.end('{"code":"not-found"}');
    return;
  }
  const { method, url, headers } = asked;
  answer.writeHead(200, { 'content-type': 'application/json', etag: '"7"' });
  answer.end(JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString() }));
};

async function served(resources = pages) {
  const apiUrl = await listening(echo);
  const assembly = readPages(resources, apiUrl);
  const { guard } = openGuard(assembly, { region: 'ap-southeast-1', machineOf: () => undefined });
  const [distribution] = assembly.distributions;
  if (distribution === undefined) throw new Error('there is no distribution');
  const deployments = assembly.fileDeployments;
  const serve = createDistribution({ distribution, deployments, apiUrl, demand: guard.demand });
  const at = await listening((asked, answer) => void serve(asked, answer));
  return {
    at,
    apiUrl,
    get: (path: string, init?: RequestInit) => fetch(at + path, { redirect: 'manual', ...init }),
  };
}

describe('the files of a distribution', () => {
  it('are served with what their deployment says of caches, and with the headers of the policy', async () => {
    const { get } = await served();
    const page = await get('/');
    expect([page.status, await page.text()]).toEqual([200, '<!doctype html><title>Trang</title>']);
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'content-type': 'text/html',
      'cache-control': 'no-cache',
      'content-security-policy': 'connect-src http://127.0.0.1:4001/app-files/',
      'strict-transport-security': 'max-age=60; includeSubDomains',
      'x-ours': 'yes',
    });
    const asset = await get('/app-1a2b.js', { headers: { 'accept-encoding': 'gzip, br' } });
    expect(Object.fromEntries(asset.headers)).toMatchObject({
      'content-type': 'text/javascript',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'br',
      vary: 'Accept-Encoding',
    });
    expect(await asset.text()).toBe(script);
  });

  it('hold what the deployment knows in the places marked for it', async () => {
    const { get } = await served();
    expect(await (await get('/config.json')).json()).toEqual({ bucket: 'app-files', words: 'says "hello"' });
  });

  it('are the page for every address that the function rewrites, and what it answers itself', async () => {
    const { get } = await served();
    expect(await (await get('/tasks/H00.01-261130-0001?tab=form')).text()).toContain('Trang');
    const old = await get('/old');
    expect([old.status, old.headers.get('location')]).toEqual([301, '/new']);
    expect((await get('/broken')).status).toBe(503);
  });

  it('are not sent twice, nor compressed for whoever does not take it', async () => {
    const { at, get } = await served();
    const tag = (await get('/index.html')).headers.get('etag') ?? '';
    const again = await get('/index.html', { headers: { 'if-none-match': `W/${tag}` } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const raw = (encoding: string) =>
      new Promise<Buffer>((resolve, reject) => {
        const asked = request(`${at}/app-1a2b.js`, { headers: { 'accept-encoding': encoding } }, (answer) => {
          const chunks: Buffer[] = [];
          answer
            .on('data', (chunk: Buffer) => chunks.push(chunk))
            .on('end', () => resolve(Buffer.concat(chunks)));
        });
        asked.on('error', reject).end();
      });
    expect((await raw('identity')).toString()).toBe(script);
    expect(gunzipSync(await raw('gzip')).toString()).toBe(script);
  });

  it('that are not there are told to be missing only where the distribution may list the bucket', async () => {
    expect((await (await served()).get('/nothing.js')).status).toBe(404);
    const { get } = await served(
      withChanged('FilesPolicy', (policy) =>
        JSON.parse(JSON.stringify(policy).replace(',"s3:ListBucket"', '')),
      ),
    );
    expect([(await get('/nothing.js')).status, (await get('/')).status]).toEqual([403, 200]);
  });

  it('are refused to another distribution, and to one that does not sign', async () => {
    const { FilesPolicy: _, ...closed } = pages;
    expect((await (await served(closed)).get('/')).status).toBe(403);
    const other = withChanged('FilesPolicy', (policy) =>
      JSON.parse(JSON.stringify(policy).replace('{"Ref":"Web"}', '"Other"')),
    );
    expect((await (await served(other)).get('/')).status).toBe(403);
    const unsigned = withChanged('Access', (access) =>
      JSON.parse(JSON.stringify(access).replace('always', 'never')),
    );
    expect((await (await served(unsigned)).get('/')).status).toBe(403);
  });

  it('take no method but GET and HEAD, and no body with these', async () => {
    const { at, get } = await served();
    expect((await get('/', { method: 'POST' })).status).toBe(403);
    const head = await get('/', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    const status = await new Promise((resolve) => {
      request(at, { headers: { 'content-length': 2 } }, (answer) => resolve(answer.statusCode)).end('{}');
    });
    expect(status).toBe(403);
  });
});

describe('the API behind a distribution', () => {
  it('gets what was sent but for the host, and its answer comes back', async () => {
    const { apiUrl, get } = await served();
    const headers = {
      authorization: 'Bearer x',
      'accept-language': 'en',
      'if-match': '"3"',
      'idempotency-key': '"k"',
      'content-type': 'application/json',
      'x-forwarded-for': '203.0.113.9',
      'x-front': 'forged',
    };
    const answer = await get('/v1/tasks/a%2Fb?limit=2&limit=3', {
      method: 'PATCH',
      headers,
      body: '{"a":"đ"}',
    });
    const { host, ...rest } = headers as typeof headers & { host?: string };
    expect(host).toBeUndefined();
    expect(await answer.json()).toMatchObject({
      method: 'PATCH',
      url: '/v1/tasks/a%2Fb?limit=2&limit=3',
      headers: {
        ...rest,
        host: new URL(apiUrl).host,
        'x-forwarded-for': '203.0.113.9, 127.0.0.1',
        'x-front': 'ours',
      },
      body: '{"a":"đ"}',
    });
    expect(answer.headers.get('etag')).toBe('"7"');
  });

  it('refuses in its own words, with its own headers where the policy lets them stand', async () => {
    const { get } = await served();
    const answer = await get('/v1/nothing');
    expect([answer.status, await answer.json()]).toEqual([404, { code: 'not-found' }]);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/problem+json',
      'x-ours': 'no',
      'strict-transport-security': 'max-age=60; includeSubDomains',
    });
  });

  it('that is not there is a 502', async () => {
    const assembly = readPages();
    const [distribution] = assembly.distributions;
    const { guard } = openGuard(assembly, { region: 'ap-southeast-1', machineOf: () => undefined });
    if (distribution === undefined) throw new Error('there is no distribution');
    const nowhere = { deployments: [], apiUrl: 'http://127.0.0.1:9', demand: guard.demand };
    const serve = createDistribution({ distribution, ...nowhere });
    const at = await listening((asked, answer) => void serve(asked, answer));
    expect((await fetch(`${at}/v1/x`)).status).toBe(502);
  });
});

describe('a distribution that CloudFront would refuse', () => {
  const written = (id: string, from: string, to: string) =>
    withChanged(id, (properties) => {
      const text = JSON.stringify(properties);
      if (!text.includes(from)) throw new Error(`${from} is not there`);
      return JSON.parse(text.replace(from, to));
    });
  const config = '"Enabled":true';

  it.each([
    ['an unknown cache policy', 'Web', '658327ea', '00000000', 'cache policy'],
    ['a set of methods it does not have', 'Web', '"PUT","PATCH",', '"PUT",', 'set of methods'],
    ['an alias without a certificate', 'Web', config, `${config},"Aliases":["a.example"]`, 'certificate'],
    ['a property that is not known', 'Web', config, `${config},"Staging":true`, 'Staging'],
    [
      'an origin that is not there',
      'Web',
      '"TargetOriginId":"files"',
      '"TargetOriginId":"x"',
      'there is no x',
    ],
    ['a security header as a custom one', 'Headers', 'X-Ours', 'Content-Security-Policy', 'custom header'],
    ['a header of CloudFront', 'Headers', 'X-Ours', 'X-Amz-Cf-Id', 'custom header'],
    ['a CSP that is too long', 'Headers', 'connect-src ', `${'x'.repeat(1800)} `, '1783'],
    ['a function that is not published', 'Paths', '"AutoPublish":true', '"AutoPublish":false', 'AutoPublish'],
  ])('has %s', (_, id, from, to, words) => {
    expect(() => readPages(written(id, from, to))).toThrow(words);
  });

  it.each([
    ['says no handler', 'const x = 1;', 'no function handler'],
    ['is too long', `function handler() {} // ${'x'.repeat(10_240)}`, 'at most 10240 bytes'],
    ['reaches out of its context', 'require("fs"); function handler() {}', 'require is not defined'],
  ])('has a function that %s', async (_, code, words) => {
    await expect(served(withChanged('Paths', (paths) => ({ ...paths, FunctionCode: code })))).rejects.toThrow(
      words,
    );
  });

  it('has files that their function may not write', () => {
    const assembly = readPages(
      withChanged('Rights', (rights) =>
        JSON.parse(JSON.stringify(rights).replace('s3:PutObject', 's3:GetObject')),
      ),
    );
    const { guard } = openGuard(assembly, { region: 'ap-southeast-1', machineOf: () => undefined });
    expect(() => checkDeployment(assembly, guard, 'ap-southeast-1')).toThrow(/^Assets: .*s3:PutObject/);
  });
});

describe('pages on one machine', () => {
  it('are let in wherever the deployment lets browsers in, at the same paths', () => {
    const client = { id: 'c', flows: ['code'], scopes: [], accessMinutes: 1, idMinutes: 1 };
    const urls = { callbackUrls: ['https://a.example/signed-in'], logoutUrls: ['https://a.example/'] };
    const pools = [{ id: 'p', arn: 'p', clients: [{ ...client, ...urls }] }];
    const { pools: opened } = letPagesIn({ ...readPages(), pools }, 'http://127.0.0.1:4007');
    expect(opened[0]?.clients[0]).toMatchObject({
      callbackUrls: ['https://a.example/signed-in', 'http://127.0.0.1:4007/signed-in'],
      logoutUrls: ['https://a.example/', 'http://127.0.0.1:4007/'],
    });
  });
});
