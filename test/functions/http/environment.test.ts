import { afterEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { dossierDeps } from '#functions/answers/dossier-deps.ts';
import { largestAnswer } from '#functions/answers/downloads.ts';
import { identifyPortals } from '#functions/http/identify-portals.ts';
import { limitedApi } from '#functions/http/limited-api.ts';
import { countMetric } from '#functions/http/metric.ts';
import { route } from '#functions/http/route.ts';
import { none, operation } from '#shared/api/operation.ts';
import { ok } from '#shared/kernel/result.ts';
import { call } from './calling.ts';

const set = (variables: Record<string, string | undefined>) => {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
};
const aws = {
  AWS_REGION: 'ap-southeast-1',
  AWS_ACCESS_KEY_ID: 'key',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_ENDPOINT_URL_S3: undefined,
};
afterEach(() => {
  vi.unstubAllEnvs();
});

/** What was printed meanwhile, line by line. */
async function printed(act: () => unknown): Promise<unknown[]> {
  const said: string[] = [];
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      said.push(String(chunk));
      return true;
    }),
  );
  await act();
  for (const spy of spies) spy.mockRestore();
  const lines = said.join('').split('\n');
  return lines.filter((line) => line !== '').map((line) => z.json().parse(JSON.parse(line)));
}

const counted = (name: string, value: number) => ({
  _aws: {
    Timestamp: expect.any(Number),
    CloudWatchMetrics: [
      { Namespace: 'Motcua', Dimensions: [['Stage']], Metrics: [{ Name: name, Unit: 'Count' }] },
    ],
  },
  Stage: 'test',
  [name]: value,
});

describe('a count', () => {
  it('is one line in the form that CloudWatch reads', async () => {
    expect(await printed(() => countMetric('test', 'Things', 3))).toEqual([counted('Things', 3)]);
  });
});

describe('what works on dossiers', () => {
  const names = { TABLE_NAME: 'table', INTAKE_BUCKET: 'intake', CURSOR_KEY_ARN: 'arn:key' };

  it('is made of the environment; an upload is a signed PUT into the intake bucket', async () => {
    set({ ...aws, ...names });
    const { table, signUpload } = dossierDeps();
    expect(table).toBe('table');
    const at = '2026-03-02T01:00:00.000Z';
    const headers = {
      'content-length': '1',
      'content-type': 'application/pdf',
      'if-none-match': '*',
      'x-amz-checksum-sha256': Buffer.alloc(32).toString('base64'),
    };
    const url = await signUpload({ key: 'a/b', headers, seconds: 60, at });
    const { hostname, pathname, searchParams } = new URL(url);
    expect(`${hostname}${pathname}`).toContain('intake');
    expect(pathname).toMatch(/a\/b$/);
    expect(searchParams.get('X-Amz-Expires')).toBe('60');
    expect(searchParams.get('X-Amz-Date')).toBe('20260302T010000Z');
    const { signDownload } = dossierDeps();
    expect(await signDownload({ key: 'a/b', seconds: 60, at })).toContain('/a/b?');
  });

  it.each(Object.keys(names))('is not made without %s', (name) => {
    set({ ...aws, ...names, [name]: undefined });
    expect(dossierDeps).toThrow(name);
  });
});

describe('the limits of a deployment', () => {
  const limit = { requests: 10, seconds: 10, free: 0, lease: 1 };
  const kinds = ['portal', 'officer', 'auditor', 'manager', 'anonymous', 'provider'];
  const environment = {
    ...aws,
    STAGE: 'test',
    TABLE_NAME: 'table',
    LIMITS: JSON.stringify({ kinds: Object.fromEntries(kinds.map((kind) => [kind, limit])) }),
    // Nothing listens there.
    AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1',
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
  const routes = [route(list, async ({ caller }) => ok({ body: { caller } }))];

  it('hold up nobody while the table does not answer: the outage is logged and counted', async () => {
    set(environment);
    const lines = await printed(async () => {
      expect(await call(limitedApi(routes), { path: '/v1/things' })).toMatchObject({
        statusCode: 200,
        headers: { 'ratelimit-policy': '"portal";q=10;w=10' },
      });
    });
    expect(lines).toContainEqual(counted('LimiterOutages', 1));
    expect(lines).toContainEqual(
      expect.objectContaining({
        level: 'ERROR',
        message: 'limits are not held: the table did not answer',
        error: expect.anything(),
      }),
    );
  });

  it('name a caller without a token as the deployment says', async () => {
    set(environment);
    const policy = async (options?: Parameters<typeof limitedApi>[1]) => {
      const { headers } = await call(limitedApi(routes, options), { path: '/v1/things', claims: null });
      return headers['ratelimit-policy'];
    };
    await printed(async () => {
      expect(await policy()).toBe('"anonymous";q=10;w=10');
      expect(await policy({ open: 'provider' })).toBe('"provider";q=10;w=10');
    });
  });

  it.each(['STAGE', 'TABLE_NAME', 'LIMITS'])('are needed: %s', (name) => {
    for (const missing of [undefined, '']) {
      set({ ...environment, [name]: missing });
      expect(() => limitedApi(routes)).toThrow(name);
    }
  });
});

describe('a portal', () => {
  const record = { id: 'cong-tinh', clients: ['client-1'] };
  const identify = identifyPortals({ portals: async () => [record as never] });

  it('is known by its clients, and is nobody by a name that is none of them', async () => {
    expect(await identify({ kind: 'portal', id: 'client-1' })).toEqual({ kind: 'portal', id: 'cong-tinh' });
    expect(await identify({ kind: 'portal', id: 'cong-tinh' })).toBeUndefined();
    expect(await identify({ kind: 'portal', id: 'cong-dvcqg' })).toEqual({
      kind: 'portal',
      id: 'cong-dvcqg',
    });
    const auditor = { kind: 'auditor', id: 'client-1' } as const;
    expect(await identify(auditor)).toBe(auditor);
  });
});

it('an answer has at most 4 MiB', () => {
  expect(largestAnswer).toBe(4_194_304);
});
