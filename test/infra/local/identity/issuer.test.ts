import { createHash } from 'node:crypto';
import { mkdtempSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { describe, expect, it, onTestFinished } from 'vitest';
import { handler } from '#functions/identity/claims.ts';
import { createIssuer } from '#infra/local/identity/issuer.ts';
import { createIdentityServer } from '#infra/local/identity/server.ts';
import { createSignIn } from '#infra/local/identity/sign-in.ts';
import { signingKey } from '#infra/local/identity/signing-key.ts';
import { FunctionError, type Invoke } from '#infra/local/kernel/engine.ts';
import { introduce, users } from '#infra/simulators/people.ts';

const redirect = 'http://localhost:5173/signed-in';
const client = {
  id: 'console',
  flows: ['code'],
  scopes: ['openid', 'profile'],
  callbackUrls: [redirect],
  logoutUrls: ['http://localhost:5173/'],
  readable: ['name', 'custom:actor', 'custom:unit', 'custom:roles'],
  accessMinutes: 30,
  idMinutes: 30,
  refreshMinutes: 600,
};
const portal = { ...client, id: 'cong-tinh', flows: ['client_credentials'], scopes: ['motcua/portal'] };
const pool = { id: 'region_pool', arn: 'arn:pool', claimsFunction: 'arn:claims', clients: [client, portal] };

const now = Date.UTC(2026, 10, 22);

/** An issuer whose pool has the function of the deployment, or another. */
async function serving(invoke: Invoke = (_, event) => handler(event)) {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'motcua-issuer-')), 'key.json');
  const clock = { now: () => now };
  const asked: unknown[] = [];
  const issuer = await createIssuer({
    issuer: 'https://pool.example',
    pool,
    clock,
    key: await signingKey(file),
    invoke: (name, event) => {
      asked.push(event);
      return invoke(name, event);
    },
  });
  const server = createIdentityServer({
    issuer,
    signIn: createSignIn({ issuer, users, clock }),
    url: 'http://127.0.0.1',
    page: { users, introduce },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = (form: Record<string, string>, headers = {}) =>
    fetch(`${url}/token`, { method: 'POST', headers, body: new URLSearchParams(form) });
  return { file, url, ask, asked, clock };
}

const credentials = {
  grant_type: 'client_credentials',
  client_id: 'tiep-nhan.an-binh',
  client_secret: 'local',
};

const seconds = now / 1000;
/** What all tokens have in common. */
const dated = {
  iss: 'https://pool.example',
  auth_time: seconds,
  iat: seconds,
  exp: seconds + 1800,
  jti: expect.any(String),
};
const accessOfReception = {
  ...dated,
  sub: 'tiep-nhan.an-binh',
  username: 'tiep-nhan.an-binh',
  client_id: 'console',
  token_use: 'access',
  scope: 'openid profile',
  version: 2,
  origin_jti: expect.any(String),
  event_id: expect.any(String),
  actor: 'officer',
  unit: 'H00.01',
  roles: 'reception',
};

describe('the tokens of a person', () => {
  const verifier = 'a-verifier-of-a-browser-that-signs-somebody-in';
  const asking = new URLSearchParams({
    ...{ response_type: 'code', client_id: 'console', redirect_uri: redirect, state: 'a&b' },
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const enter = (url: string, asked: URLSearchParams, password = 'local') =>
    fetch(`${url}/login?${asked}`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ username: 'tiep-nhan.an-binh', password }),
    });
  const formOf = (code: string | null) => ({
    ...{ grant_type: 'authorization_code', client_id: 'console', redirect_uri: redirect },
    code: code ?? '',
    code_verifier: verifier,
  });

  it('come by a code and its verifier, with what the deployment’s own function puts into them', async () => {
    const { url, ask, asked } = await serving();
    expect((await fetch(`${url}/oauth2/authorize?${asking}`)).status).toBe(200);
    const entered = await enter(url, asking);
    const target = new URL(entered.headers.get('location') ?? '');
    expect([entered.status, target.origin + target.pathname]).toEqual([302, redirect]);
    expect(target.searchParams.get('state')).toBe('a&b');
    const form = formOf(target.searchParams.get('code'));
    const answer = (await (await ask(form)).json()) as Record<string, string>;
    expect(answer).toMatchObject({ token_type: 'Bearer', expires_in: 1800 });
    const keys = createRemoteJWKSet(new URL(`${url}/jwks.json`));
    const verified = await jwtVerify(answer['access_token'] ?? '', keys, { currentDate: new Date(now) });
    expect(verified.payload).toEqual(accessOfReception);
    expect(decodeJwt(answer['id_token'] ?? '')).toEqual({
      ...dated,
      sub: 'tiep-nhan.an-binh',
      'cognito:username': 'tiep-nhan.an-binh',
      aud: 'console',
      token_use: 'id',
      origin_jti: expect.any(String),
      event_id: expect.any(String),
      name: 'Nguyễn Thị Hoa',
      'custom:actor': 'officer',
      'custom:unit': 'H00.01',
      'custom:roles': 'reception',
    });
    expect(asked).toMatchObject([
      {
        version: '2',
        triggerSource: 'TokenGeneration_HostedAuth',
        callerContext: { clientId: 'console' },
        request: { userAttributes: { 'custom:roles': 'reception' }, scopes: ['openid', 'profile'] },
      },
    ]);
    const again = await ask(form);
    expect([again.status, await again.json()]).toEqual([400, { error: 'invalid_grant' }]);
    const renewal = { grant_type: 'refresh_token', client_id: 'console' };
    const renewed = await ask({ ...renewal, refresh_token: answer['refresh_token'] ?? '' });
    expect(renewed.status).toBe(200);
    expect(asked.at(-1)).toMatchObject({ triggerSource: 'TokenGeneration_RefreshTokens' });
  });

  it('are for no other verifier, address or password, and for no scope that the client has not', async () => {
    const { url, ask } = await serving();
    expect((await enter(url, asking, 'wrong')).status).toBe(401);
    const code = new URL((await enter(url, asking)).headers.get('location') ?? '').searchParams.get('code');
    expect((await ask({ ...formOf(code), code_verifier: 'another' })).status).toBe(400);
    for (const change of [
      { redirect_uri: 'https://evil.example/' },
      { scope: 'openid email' },
      { client_id: 'x' },
    ]) {
      const other = new URLSearchParams({ ...Object.fromEntries(asking), ...change });
      expect((await fetch(`${url}/oauth2/authorize?${other}`)).status).toBe(400);
      expect((await enter(url, other)).status).toBe(401);
    }
  });

  it('are renewed for as long as the client says', async () => {
    const { url, ask, clock } = await serving();
    const code = new URL((await enter(url, asking)).headers.get('location') ?? '').searchParams.get('code');
    const { refresh_token = '' } = (await (await ask(formOf(code))).json()) as Record<string, string>;
    const renewal = { grant_type: 'refresh_token', client_id: 'console', refresh_token };
    clock.now = () => now + 599 * 60_000;
    expect((await ask(renewal)).status).toBe(200);
    clock.now = () => now + 600 * 60_000;
    expect((await ask(renewal)).status).toBe(400);
  });

  it('are had again without a page for an hour after signing in, unless a new sign-in is asked for', async () => {
    const { url, clock } = await serving();
    const cookie = (await enter(url, asking)).headers.get('set-cookie')?.split(';')[0] ?? '';
    const authorize = (asked: URLSearchParams, headers: Record<string, string> = { cookie }) =>
      fetch(`${url}/oauth2/authorize?${asked}`, { redirect: 'manual', headers });
    const again = await authorize(asking);
    expect([again.status, again.headers.get('location')?.split('?')[0]]).toEqual([302, redirect]);
    expect((await authorize(asking, {})).status).toBe(200);
    expect((await authorize(asking, { cookie: 'cognito=invented' })).status).toBe(200);
    const forced = new URLSearchParams({ ...Object.fromEntries(asking), prompt: 'login' });
    expect((await authorize(forced)).status).toBe(200);
    clock.now = () => now + 3_600_000;
    expect((await authorize(asking)).status).toBe(200);
    clock.now = () => now;
    const leaving = new URLSearchParams({ client_id: 'console', logout_uri: client.logoutUrls[0] ?? '' });
    const left = await fetch(`${url}/logout?${leaving}`, { redirect: 'manual', headers: { cookie } });
    expect(left.status).toBe(302);
    expect((await authorize(asking)).status).toBe(200);
  });

  it('say of a person only what the function says, and nothing that it may not', async () => {
    const claimsToAddOrOverride = { actor: 'auditor', sub: 'somebody-else', client_id: 'another' };
    const { ask } = await serving(async (_, event) => ({
      ...Object(event),
      response: { claimsAndScopeOverrideDetails: { accessTokenGeneration: { claimsToAddOrOverride } } },
    }));
    const answer = (await (await ask(credentials)).json()) as Record<string, string>;
    const { unit, roles, ...rest } = accessOfReception;
    expect(decodeJwt(answer['access_token'] ?? '')).toEqual({ ...rest, actor: 'auditor' });
  });

  it('are asked for three times where the function is late, and not given where it fails', async () => {
    let late = 2;
    const slow: Invoke = async (_, event) => {
      if (late-- > 0) throw new FunctionError('Sandbox.Timedout', 'Task timed out');
      return handler(event);
    };
    expect((await (await serving(slow)).ask(credentials)).status).toBe(200);
    late = 3;
    expect((await (await serving(slow)).ask(credentials)).status).toBe(500);
    expect((await (await serving(async () => ({}))).ask(credentials)).status).toBe(500);
  });
});

describe('the development issuer', () => {
  it('gives a portal what Cognito gives a machine, and asks no function', async () => {
    const { ask, asked } = await serving();
    const answer = (await (await ask({ ...credentials, client_id: 'cong-tinh' })).json()) as Record<
      string,
      string
    >;
    expect(Object.keys(answer).sort()).toEqual(['access_token', 'expires_in', 'token_type']);
    expect(decodeJwt(answer['access_token'] ?? '')).toEqual({
      ...dated,
      sub: 'cong-tinh',
      client_id: 'cong-tinh',
      token_use: 'access',
      scope: 'motcua/portal',
      version: 2,
    });
    expect(asked).toEqual([]);
  });

  it('takes the credentials by HTTP Basic too', async () => {
    const { ask } = await serving();
    const authorization = `Basic ${Buffer.from('thanh-tra:local').toString('base64')}`;
    expect((await ask({ grant_type: 'client_credentials' }, { authorization })).status).toBe(200);
  });

  it.each([
    [{ ...credentials, client_id: 'nobody' }, 401, 'invalid_client'],
    [{ ...credentials, client_secret: 'wrong' }, 401, 'invalid_client'],
    [{ ...credentials, client_id: 'cong-dvcqg' }, 401, 'invalid_client'],
    [{ ...credentials, grant_type: 'password' }, 400, 'unsupported_grant_type'],
  ])('refuses %j', async (form, status, error) => {
    const answer = await (await serving()).ask(form);
    expect({ status: answer.status, body: await answer.json() }).toEqual({ status, body: { error } });
  });

  it('tells where its keys and tokens are', async () => {
    const { url } = await serving();
    const response = await fetch(`${url}/.well-known/openid-configuration`);
    expect(await response.json()).toMatchObject({
      issuer: 'https://pool.example',
      jwks_uri: 'http://127.0.0.1/jwks.json',
      token_endpoint: 'http://127.0.0.1/oauth2/token',
    });
    expect((await fetch(`${url}/other`)).status).toBe(404);
  });

  it('publishes nothing of the private key, and lets nobody else on the machine read it', async () => {
    const { url, file } = await serving();
    const [key] = ((await (await fetch(`${url}/jwks.json`)).json()) as { keys: object[] }).keys;
    expect(Object.keys(key ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('keeps its key for the next start', async () => {
    const { file } = await serving();
    expect(await signingKey(file)).toEqual(await signingKey(file));
  });
});
