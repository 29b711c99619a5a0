import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { api } from '#functions/http/api.ts';
import { limits } from '#functions/http/limits.ts';
import { route } from '#functions/http/route.ts';
import { memoryLeaseStore } from '#shared/adapters/memory/lease-store.ts';
import { none, operation } from '#shared/api/operation.ts';
import { ok } from '#shared/kernel/result.ts';
import { createLimiter } from '#shared/use-cases/limit/limiter.ts';
import { type Call, call } from './calling.ts';

const start = Date.parse('2026-03-02T08:00:00Z');
const hourly = { requests: 2, seconds: 7_200, free: 0, lease: 1 };
const kinds = {
  portal: hourly,
  officer: hourly,
  auditor: hourly,
  manager: hourly,
  anonymous: hourly,
  provider: { ...hourly, requests: 3 },
};
const list = operation({
  ...none,
  id: 'list',
  method: 'GET',
  path: '/v1/things',
  summary: { vi: 'x', en: 'x' },
  actors: ['portal'],
  success: { status: 200, description: { vi: 'x', en: 'x' } },
});

function opened(open: 'anonymous' | 'provider' = 'anonymous') {
  const seen = { served: 0, refused: 0 };
  const clock = { at: start };
  const answer = route(list, async () => {
    seen.served += 1;
    return ok({ body: {} });
  });
  const limiter = createLimiter({
    limits: { kinds, callers: {} },
    leases: memoryLeaseStore(),
    now: () => clock.at,
    onOutage: () => {},
  });
  const onRefusal = () => {
    seen.refused += 1;
  };
  const handler = api([answer], { limit: limits({ limiter, open, onRefusal, frontKey: 'front' }) });
  const ask = (request: Call = {}) => call(handler, { path: '/v1/things', ...request });
  return { seen, clock, ask };
}

const Problem = z.object({ detail: z.string() });

describe('a caller above its limit', () => {
  it('is refused before anything is done, and told the limit and when to come back', async () => {
    const { seen, clock, ask } = opened();
    for (const remaining of [1, 0]) {
      expect(await ask()).toMatchObject({
        statusCode: 200,
        headers: { 'ratelimit-policy': '"portal";q=2;w=7200', ratelimit: `"portal";r=${remaining}` },
      });
    }
    clock.at += 1_500;
    const headers = { 'accept-language': 'en' };
    const refused = await ask({ headers });
    expect(refused).toMatchObject({
      statusCode: 429,
      headers: {
        'content-type': 'application/problem+json',
        'retry-after': '3599',
        'ratelimit-policy': '"portal";q=2;w=7200',
        ratelimit: '"portal";r=0;t=3599',
        'x-content-type-options': 'nosniff',
      },
      json: { code: 'too-many-requests', instance: '/v1/things' },
    });
    const { detail } = Problem.parse(refused.json);
    expect(detail).toContain('portal:cong-dvcqg may send at most 2 requests in 7200 seconds');
    expect(detail).toContain('3599 seconds');
    expect(Problem.parse((await ask()).json).detail).toContain('nhiều nhất 2 yêu cầu trong 7200 giây');
    expect(seen).toEqual({ served: 2, refused: 2 });
    clock.at += 3_599_000;
    expect(await ask()).toMatchObject({ statusCode: 200 });
  });

  it('without a token that we know is its source address', async () => {
    const { ask } = opened();
    for (const claims of [null, { sub: 'x' }])
      expect(await ask({ claims })).toMatchObject({ statusCode: 401 });
    expect(await ask({ claims: null })).toMatchObject({
      statusCode: 429,
      headers: { 'ratelimit-policy': '"anonymous";q=2;w=7200' },
    });
    expect(await ask()).toMatchObject({ statusCode: 200 });
  });

  it('behind the distribution is the address that the distribution heard, whatever the caller wrote before it', async () => {
    const { ask } = opened();
    const from = (address: string, key = 'front') =>
      ask({
        claims: null,
        headers: { 'x-front-key': key, 'x-forwarded-for': `198.51.100.1, ${address}, 192.0.2.7` },
      });
    for (const status of [401, 401, 429])
      expect(await from('203.0.113.1')).toMatchObject({ statusCode: status });
    expect(await from('203.0.113.2')).toMatchObject({ statusCode: 401 });
    // Whoever does not know the key is where the connection comes from.
    for (const status of [401, 401, 429])
      expect(await from(`203.0.113.${status}`, 'forged')).toMatchObject({ statusCode: status });
  });

  it('is a provider where providers call', async () => {
    const { ask } = opened('provider');
    expect(await ask({ claims: null })).toMatchObject({
      headers: { 'ratelimit-policy': '"provider";q=3;w=7200', ratelimit: '"provider";r=2' },
    });
  });
});
