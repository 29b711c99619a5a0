import { describe, expect, it } from 'vitest';
import { FunctionError } from '#infra/local/kernel/engine.ts';
import { route, served } from './served.ts';

describe('the answer of a function', () => {
  it('is given with its status, headers and cookies', async () => {
    const api = await served({ routes: [route('GET /x')] }, async () => ({
      statusCode: 201,
      headers: { Location: '/y', ETag: '"1"', 'x-n': 3 },
      cookies: ['a=1', 'b=2'],
      body: 'tạo',
    }));
    const { status, headers, text } = await api.call('/x');
    expect({ status, text }).toEqual({ status: 201, text: 'tạo' });
    expect(headers.get('location')).toBe('/y');
    expect(headers.get('x-n')).toBe('3');
    expect(headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(headers.get('content-type')).toBe('text/plain;charset=UTF-8');
    expect(headers.get('apigw-requestid')).not.toBeNull();
  });

  it('may be bytes', async () => {
    const body = Buffer.from([0, 255, 1]).toString('base64');
    const api = await served({ routes: [route('GET /x')] }, async () => ({
      statusCode: 200,
      body,
      isBase64Encoded: true,
    }));
    const bytes = await (await fetch(`${api.url}/x`)).bytes();
    expect([...bytes]).toEqual([0, 255, 1]);
  });

  it('without a status is the body of a success', async () => {
    const api = await served({ routes: [route('GET /x')] }, async () => ({ hello: 'xin chào' }));
    const { status, headers, json } = await api.call('/x');
    expect({ status, json }).toEqual({ status: 200, json: { hello: 'xin chào' } });
    expect(headers.get('content-type')).toBe('application/json');
  });

  it('has no body where HTTP allows none', async () => {
    const api = await served({ routes: [route('GET /x')] }, async () => ({ statusCode: 304, body: 'x' }));
    const { status, text } = await api.call('/x');
    expect({ status, text }).toEqual({ status: 304, text: '' });
  });
});

describe('what the gateway says itself', () => {
  it('is 404 where there is no route', async () => {
    const api = await served({ routes: [route('GET /x')] });
    expect(await api.call('/y')).toMatchObject({ status: 404, json: { message: 'Not Found' } });
    expect(await api.call('/x', { method: 'POST' })).toMatchObject({ status: 404 });
  });

  it.each([
    ['throws', new FunctionError('Error', 'secret'), 500, 'Internal Server Error'],
    ['is timed out', new FunctionError('Sandbox.Timedout', 'late'), 500, 'Internal Server Error'],
    ['is throttled', new FunctionError('TooManyRequestsException', 'x'), 503, 'Service Unavailable'],
  ])('is an error without details when the function %s', async (_, error, status, message) => {
    const api = await served({ routes: [route('GET /x')] }, () => Promise.reject(error));
    expect(await api.call('/x')).toMatchObject({ status, json: { message } });
  });

  it.each([[{ statusCode: 'no' }], [{ statusCode: 200, body: { a: 1 } }]])('is 500 to %j', async (result) => {
    const api = await served({ routes: [route('GET /x')] }, async () => result);
    expect(await api.call('/x')).toMatchObject({ status: 500 });
  });

  it('is 503 when the integration takes longer than its time', async () => {
    const api = await served(
      { routes: [route('GET /x', { timeoutMilliseconds: 50 })] },
      () => new Promise(() => {}),
    );
    expect(await api.call('/x')).toMatchObject({ status: 503, json: { message: 'Service Unavailable' } });
  });

  it('is 413 to a body above ten megabytes, and the next request is served', async () => {
    const api = await served({ routes: [route('POST /x')] }, async () => ({ statusCode: 204 }));
    const large = { method: 'POST', body: 'x'.repeat(10 * 1024 * 1024 + 1) };
    const answer = await api.call('/x', large);
    expect(answer).toMatchObject({ status: 413, json: { message: 'Request Entity Too Large' } });
    expect((await api.call('/x', { method: 'POST', body: 'x' })).status).toBe(204);
  });

  it('is 429 to what comes faster than the stage allows, for each route by itself', async () => {
    const api = await served({
      routes: [route('GET /x'), route('GET /y')],
      throttle: { ratePerSecond: 0.001, burst: 2 },
    });
    const statuses = [];
    for (const path of ['/x', '/x', '/x', '/y']) statuses.push((await api.call(path)).status);
    expect(statuses).toEqual([200, 200, 429, 200]);
    expect((await api.call('/x')).json).toEqual({ message: 'Too Many Requests' });
  });
});

describe('a stage that has a name', () => {
  it('is the first part of each path, and not of the route', async () => {
    const api = await served({ stage: 'dev', routes: [route('GET /x')] });
    expect((await api.echo('/dev/x')).event).toMatchObject({ rawPath: '/x' });
    expect((await api.call('/x')).status).toBe(404);
  });
});
