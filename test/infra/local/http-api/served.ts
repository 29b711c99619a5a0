import { mkdtempSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import * as z from 'zod';
import type { HttpApiConfig, RouteConfig } from '#infra/local/http-api/config.ts';
import { createGateway } from '#infra/local/http-api/gateway.ts';
import { createIssuer } from '#infra/local/identity/issuer.ts';
import { signingKey } from '#infra/local/identity/signing-key.ts';
import type { Invoke } from '#infra/local/kernel/engine.ts';

export const issuer = 'https://issuer.example/pool';
const audience = 'console';

const client = {
  id: audience,
  flows: ['code'],
  scopes: ['openid', 'profile'],
  callbackUrls: [],
  logoutUrls: [],
  accessMinutes: 60,
  idMinutes: 60,
};
const lan = {
  username: 'lan',
  attributes: {
    name: 'Lan',
    'custom:actor': 'officer',
    'custom:unit': 'H00.01',
    'custom:roles': 'leader clerk',
  },
};

/** A function that puts a list into access tokens. */
const withClaims: Invoke = async (_, event) => ({
  ...Object(event),
  response: {
    claimsAndScopeOverrideDetails: {
      accessTokenGeneration: {
        claimsToAddOrOverride: { actor: 'officer', unit: 'H00.01', roles: ['leader', 'clerk'] },
      },
    },
  },
});

export const route = (key: string, overrides: Partial<RouteConfig> = {}): RouteConfig => ({
  key,
  functionArn: `fn ${key}`,
  timeoutMilliseconds: 30_000,
  scopes: [],
  ...overrides,
});

export const secured = (key: string, overrides: Partial<RouteConfig> = {}) =>
  route(key, { authorizer: { issuer, audience: [audience, 'other'] }, ...overrides });

/** What the functions of {@link served} give back: their name, and the event that they got. */
const Echo = z.object({
  name: z.string(),
  event: z.looseObject({
    headers: z.record(z.string(), z.string()),
    requestContext: z.looseObject({
      time: z.string(),
      timeEpoch: z.number(),
      authorizer: z.object({ jwt: z.looseObject({ claims: z.record(z.string(), z.string()) }) }).optional(),
    }),
  }),
});

/** An API on a free port, whose functions are `invoke`; by default they give back the event. */
export async function served(
  api: Partial<HttpApiConfig> & { routes: RouteConfig[] },
  invoke: Invoke = async (name, event) => ({ statusCode: 200, body: JSON.stringify({ name, event }) }),
) {
  let offset = 0;
  const clock = { now: () => Date.now() + offset };
  const key = await signingKey(path.join(mkdtempSync(path.join(tmpdir(), 'motcua-issuer-')), 'key.json'));
  const pool = { id: 'region_pool', arn: 'arn:pool', claimsFunction: 'claims', clients: [client] };
  const identity = await createIssuer({ issuer, pool, key, clock, invoke: withClaims });
  const gateway = createGateway({
    api: { id: 'api', stage: '$default', ...api },
    invoke,
    clock,
    keysOf: () => identity.keyLookup,
  });
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void gateway.close());
  const url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`;
  const call = async (target: string, init?: RequestInit) => {
    const response = await fetch(url + target, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parsed(text) };
  };
  return {
    url,
    token: async () => (await identity.forUser(lan, client)).access_token,
    moveClock: (milliseconds: number) => {
      offset += milliseconds;
    },
    call,
    echo: async (target: string, init?: RequestInit) => Echo.parse((await call(target, init)).json),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
