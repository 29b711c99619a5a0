import { afterEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { api } from '#functions/http/api.ts';
import { type Answer, type Reply, route } from '#functions/http/route.ts';
import { none, operation } from '#shared/api/operation.ts';
import { problems } from '#shared/api/problems.ts';
import { Damaged } from '#shared/kernel/damage.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { type Call, call, portalClaims, post } from './calling.ts';

const success = { status: 200 as const, schema: z.json(), description: { vi: 'x', en: 'x' } };
const common = { ...none, summary: { vi: 'x', en: 'x' }, actors: ['portal' as const], success };
const params = z.strictObject({ id: z.string() });
const reads = operation({ ...common, id: 'read', method: 'GET', path: '/v1/things/{id}', params });
const lists = operation({ ...common, id: 'list', method: 'GET', path: '/v1/things' });
const body = z.strictObject({ name: z.string() });
const writes = operation({ ...common, id: 'write', method: 'POST', path: '/v1/things/{id}', params, body });

const secret = 'NGUYỄN VĂN BÍ MẬT';
const answering = (reply: Reply | (() => Promise<Answer>)) =>
  api([
    route(reads, typeof reply === 'function' ? reply : async () => ok(reply)),
    route(lists, async ({ caller }) => ok({ body: { caller } })),
    route(writes, async ({ body: sent, params: { id } }) =>
      sent.name === 'no' ? fail({ code: 'stale' }) : ok({ body: { id }, version: 4 }),
    ),
  ]);
const get = (reply: Reply | (() => Promise<Answer>), request: Call = {}) => call(answering(reply), request);

const said: string[] = [];
const listen = (chunk: unknown) => {
  said.push(String(chunk));
  return true;
};
vi.spyOn(process.stdout, 'write').mockImplementation(listen);
vi.spyOn(process.stderr, 'write').mockImplementation(listen);
afterEach(() => {
  said.length = 0;
});

describe('a call', () => {
  it('reaches its route with its parameters, whatever the gateway calls them', async () => {
    expect(await call(answering({}), post({ name: 'yes' }, { path: '/v1/things/a%7E1' }))).toMatchObject({
      statusCode: 200,
      headers: {
        'content-type': 'application/json',
        'cache-control': 'no-store',
        etag: expect.stringMatching(/^"4-/),
      },
      json: { id: 'a~1' },
    });
    expect(await get({}, { path: '/v1/things' })).toMatchObject({
      json: { caller: { kind: 'portal', id: 'cong-dvcqg' } },
    });
  });

  it('comes from whom the actor knows its client to be, and from nobody where it knows none', async () => {
    const known = [route(lists, async ({ caller }) => ok({ body: { caller } }))];
    const path = '/v1/things';
    expect(
      await call(api(known, { identify: async () => ({ kind: 'portal', id: 'cong-tinh' }) }), { path }),
    ).toMatchObject({
      json: { caller: { kind: 'portal', id: 'cong-tinh' } },
    });
    expect(await call(api(known, { identify: async () => undefined }), { path })).toMatchObject({
      statusCode: 401,
    });
  });

  it.each([
    { path: '/v1/nothing' },
    { path: '/v1/things/1/2' },
    { path: '/' },
    { method: 'DELETE' },
    { method: 'PUT' },
  ])('to %j is to nothing', async (request) => {
    const { statusCode, json } = await get({}, { ...request, headers: { 'accept-language': 'en' } });
    expect(statusCode).toBe(404);
    expect(json).toMatchObject({
      code: 'unknown-route',
      title: 'This path does not exist.',
      traceId: 'request-1',
    });
  });

  it('without a caller of ours, or with one of another kind, is not looked at', async () => {
    expect(await get({}, { claims: null })).toMatchObject({
      statusCode: 401,
      json: { code: 'unauthenticated' },
    });
    expect(await get({}, { claims: { sub: 'x' } })).toMatchObject({ statusCode: 401 });
    const auditor = { sub: 'thanh-tra', actor: 'auditor' };
    expect(await call(answering({}), post('{"name":', { claims: auditor }))).toMatchObject({
      statusCode: 403,
      json: { code: 'forbidden' },
    });
  });

  it('that is refused is told why, in its language', async () => {
    const { statusCode, headers, json } = await call(
      answering({}),
      post({ name: 'no' }, { headers: { 'accept-language': 'en' } }),
    );
    expect(statusCode).toBe(412);
    expect(headers['content-type']).toBe('application/problem+json');
    expect(json).toMatchObject({
      code: 'stale',
      title: 'The dossier has changed since you read it. Read it again, then repeat your action.',
      instance: '/v1/things/1',
    });
  });
});

const tagOf = async (body: unknown) => {
  const { headers } = await get({ body, version: 7 });
  return String(headers['etag']);
};

describe('an answer', () => {
  it('has another tag when it says something else, though the version is the same', async () => {
    expect(await tagOf({ x: 1 })).toBe(await tagOf({ x: 1 }));
    expect(await tagOf({ x: 1 })).toMatch(/^"7-/);
    expect(await tagOf({ x: 1 })).not.toBe(await tagOf({ x: 2 }));
  });

  it('that the caller has already is not sent again', async () => {
    const etag = await tagOf({ x: 1 });
    for (const tag of [etag, `W/${etag}`, `"6", ${etag}`, '*']) {
      expect(await get({ body: { x: 1 }, version: 7 }, { headers: { 'if-none-match': tag } })).toEqual({
        statusCode: 304,
        headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', etag },
        json: undefined,
      });
    }
    for (const tag of [etag, etag.replace('7', '8'), '"7"', '7', '']) {
      expect((await get({ body: {}, version: 7 }, { headers: { 'if-none-match': tag } })).statusCode).toBe(
        200,
      );
    }
  });

  it('to an act is sent whatever the caller has', async () => {
    const sent = await call(answering({}), post({ name: 'yes' }, { headers: { 'if-none-match': '"4"' } }));
    expect(sent.statusCode).toBe(200);
  });

  it('of bytes goes as base64 under its own type', async () => {
    const raw = { bytes: Buffer.from('%PDF'), mediaType: 'application/pdf' };
    expect(await get({ raw, headers: { 'content-disposition': 'attachment' } })).toMatchObject({
      isBase64Encoded: true,
      headers: { 'content-type': 'application/pdf', 'content-disposition': 'attachment' },
      body: Buffer.from('%PDF').toString('base64'),
    });
  });
});

describe('a fault', () => {
  const broken = async () => {
    throw new Error(`table motcua-prod is gone while reading ${secret}`);
  };

  it('is a 500 that says nothing of what happened inside', async () => {
    const { statusCode, body: text, json } = await get(broken, { headers: { 'accept-language': 'en' } });
    expect(statusCode).toBe(500);
    expect(json).toMatchObject({
      code: 'internal-error',
      title: 'An internal error occurred. Please try again.',
    });
    for (const inside of ['motcua-prod', secret, 'Error', 'at ', '.ts']) expect(text).not.toContain(inside);
  });

  it('is logged under the request’s id, and counted among the requests', async () => {
    await get(broken);
    const lines = said
      .join('')
      .trim()
      .split('\n')
      .map((line) => z.looseObject({ message: z.string() }).parse(JSON.parse(line)));
    expect(lines).toMatchObject([
      { message: 'request failed', requestId: 'request-1', level: 'ERROR' },
      { message: 'request', requestId: 'request-1', status: 500, method: 'GET' },
    ]);
  });

  it('of an event that is none is one as well', async () => {
    const handler = answering({});
    const event = {
      version: '2.0',
      rawPath: '/v1/things/1',
      headers: {},
      requestContext: { requestId: 'r', http: { method: 'GET', path: '/v1/things/1' } },
      body: 7,
    };
    expect(await handler(event as never, {} as never)).toMatchObject({ statusCode: 500 });
  });
});

const lined = () =>
  said
    .join('')
    .trim()
    .split('\n')
    .map((line) => z.looseObject({ message: z.string() }).parse(JSON.parse(line)));

describe('something stored that is damaged', () => {
  const finding = { pointer: '/journal/1', code: 'journal', detail: { vi: 'Bị sửa', en: 'Changed' } };
  const damaged = async () => {
    throw new Damaged(finding);
  };

  it('is named with its place, and logged as such', async () => {
    expect(await get(damaged, { headers: { 'accept-language': 'en' } })).toMatchObject({
      statusCode: problems.damaged.status,
      headers: { 'x-content-type-options': 'nosniff' },
      json: { code: 'damaged', detail: 'Changed', errors: [{ ...finding, detail: 'Changed' }] },
    });
    expect(lined()).toMatchObject([
      { message: 'something stored is damaged', requestId: 'request-1', level: 'ERROR' },
      { message: 'request', status: problems.damaged.status },
    ]);
  });
});

describe('what was thrown', () => {
  it.each([
    [{ statusCode: 404 }],
    [Object.assign(new Error('x'), { statusCode: 403 })],
    [Object.assign(new Error('x'), { other: 404 })],
  ])('is a fault, whatever it is: %j', async (thrown) => {
    const fails = () => Promise.reject(thrown);
    expect(await get(fails)).toMatchObject({ statusCode: 500, json: { code: 'internal-error' } });
  });
});

describe('the tag of an answer', () => {
  it('has twelve letters of a digest that a link can hold', async () => {
    for (const x of [1, 2, 3, 4, 5, 6, 7, 8]) expect(await tagOf({ x })).toMatch(/^"7-[\w-]{12}"$/);
  });

  it('is that of the bytes where bytes are shown, and is none without a version', async () => {
    const raw = (text: string) => ({ bytes: Buffer.from(text), mediaType: 'text/plain' });
    const tag = async (text: string) => (await get({ raw: raw(text), version: 7 })).headers['etag'];
    expect(await tag('a')).toBe(await tag('a'));
    expect(await tag('a')).not.toBe(await tag('b'));
    expect(Object.keys((await get({ body: {} })).headers)).not.toContain('etag');
    expect(await get({ body: {} }, { headers: { 'if-none-match': '*' } })).toMatchObject({ statusCode: 200 });
  });

  it('is that of this answer only where it begins with W/', async () => {
    const etag = await tagOf({ x: 1 });
    const asked = { headers: { 'if-none-match': etag.replace('-', 'W/-') } };
    expect((await get({ body: { x: 1 }, version: 7 }, asked)).statusCode).toBe(200);
  });

  it('is not compared where the caller does something', async () => {
    const known = await call(answering({}), post({ name: 'yes' }));
    const headers = { 'if-none-match': String(known.headers['etag']) };
    expect(await call(answering({}), post({ name: 'yes' }, { headers }))).toMatchObject({
      statusCode: 200,
      json: { id: '1' },
    });
  });
});

describe('the log', () => {
  it('says how long a request took', async () => {
    const before = performance.now();
    await get({});
    const [line] = lined();
    expect(
      z
        .number()
        .min(0)
        .max(Math.ceil(performance.now() - before))
        .safeParse(line?.['milliseconds']).success,
    ).toBe(true);
  });

  it('has one line a request, and nothing of what the request was about', async () => {
    const claims = { ...portalClaims, name: secret };
    await call(
      answering({}),
      post(
        { name: secret },
        { claims, path: `/v1/things/${encodeURIComponent(secret)}`, query: `q=${secret}` },
      ),
    );
    await call(answering({}), post(`{"name":"${secret}"`, { claims }));
    await call(answering({}), post({ name: 'x', [secret]: secret }, { claims }));
    await get({ body: { name: secret } }, { claims: { sub: secret } });
    await get({}, { path: `/v1/${secret}` });
    const log = said.join('');
    expect(log.trim().split('\n')).toHaveLength(5);
    for (const part of [...secret.split(' '), encodeURIComponent(secret), portalClaims.sub])
      expect(log).not.toContain(part);
    expect(log).toContain('"status":400');
  });
});
