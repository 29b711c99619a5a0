import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { route, served } from './served.ts';

describe('the event of a request', () => {
  it('has the shape of payload format 2.0', async () => {
    const api = await served({ routes: [route('POST /v1/dossiers/{code}')] });
    const { name, event } = await api.echo(
      '/v1/dossiers/H00.01-1?limit=5&sort=due&sort=code&q=h%E1%BB%93%20s%C6%A1',
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Two': 'a', Cookie: 'one=1; two=2' },
        body: '{"a":"ơ"}',
      },
    );
    expect(name).toBe('fn POST /v1/dossiers/{code}');
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'POST /v1/dossiers/{code}',
      rawPath: '/v1/dossiers/H00.01-1',
      rawQueryString: 'limit=5&sort=due&sort=code&q=h%E1%BB%93%20s%C6%A1',
      cookies: ['one=1', 'two=2'],
      queryStringParameters: { limit: '5', sort: 'due,code', q: 'hồ sơ' },
      pathParameters: { code: 'H00.01-1' },
      body: '{"a":"ơ"}',
      isBase64Encoded: false,
      requestContext: {
        accountId: '000000000000',
        apiId: 'api',
        http: { method: 'POST', path: '/v1/dossiers/H00.01-1', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1' },
        routeKey: 'POST /v1/dossiers/{code}',
        stage: '$default',
      },
    });
    expect(event.headers).toMatchObject({ 'content-type': 'application/json', 'x-two': 'a' });
    expect(event.headers).not.toHaveProperty('cookie');
    expect(event.requestContext).not.toHaveProperty('authorizer');
    expect(event.requestContext.time).toMatch(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/);
    expect(Math.abs(event.requestContext.timeEpoch - Date.now())).toBeLessThan(60_000);
  });

  it('joins the values of a repeated header', async () => {
    const api = await served({ routes: [route('GET /x')] });
    const body = await new Promise<string>((resolve) => {
      const raw = request(`${api.url}/x`, { headers: { 'X-Many': ['a', 'b'] } }, async (response) =>
        resolve((await response.toArray()).join('')),
      );
      raw.end();
    });
    expect(JSON.parse(body).event.headers['x-many']).toBe('a,b');
  });

  it('leaves out what the request does not have', async () => {
    const api = await served({ routes: [route('GET /x')] });
    const { event } = await api.echo('/x');
    for (const absent of ['body', 'cookies', 'queryStringParameters', 'pathParameters']) {
      expect(event).not.toHaveProperty(absent);
    }
  });
});

describe('the event of a body or path', () => {
  it('carries bytes as base64 and everything that is text as it is', async () => {
    const api = await served({ routes: [route('POST /x')] });
    const post = (type: string) =>
      api.echo('/x', { method: 'POST', headers: { 'content-type': type }, body: 'chào' });
    expect((await post('application/pdf')).event).toMatchObject({
      body: 'Y2jDoG8=',
      isBase64Encoded: true,
    });
    for (const type of ['text/plain', 'application/merge-patch+json', 'application/xml']) {
      expect((await post(type)).event).toMatchObject({ body: 'chào', isBase64Encoded: false });
    }
  });

  it('has the path decoded, as an HTTP API hands it over, and the query not', async () => {
    const api = await served({ routes: [route('GET /files/{proxy+}')] });
    const { event } = await api.echo('/files/%C4%91%C6%A1n/a%20b?x=%20');
    expect(event).toMatchObject({
      rawPath: '/files/đơn/a b',
      pathParameters: { proxy: 'đơn/a b' },
      rawQueryString: 'x=%20',
    });
  });

  it('is not made of a path that is no UTF-8', async () => {
    const api = await served({ routes: [route('GET /files/{name}')] });
    expect(await api.call('/files/%ff')).toMatchObject({ status: 400, json: { message: 'Bad Request' } });
  });
});
